package io.github.usersig;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The optional dependency, touched only when a key on secp256k1 is used, and never registered with the JVM. */
final class BouncyCastle {

    private BouncyCastle() {}

    static Provider provider() {
        try {
            return Holder.PROVIDER;
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "a legacy UserSig key on the curve secp256k1 needs Bouncy Castle, which is not on the class path:"
                            + " add the dependency org.bouncycastle:bcprov-jdk18on",
                    e);
        }
    }

    private static final class Holder {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }
}
