package io.github.usersig;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** The two curves legacy apps use. P-256 is in every JDK; secp256k1 left them with JDK 16 and needs Bouncy Castle. */
enum EcCurve {
    P256("06082a8648ce3d030107") {
        @Override
        KeyFactory keyFactory() throws NoSuchAlgorithmException {
            return KeyFactory.getInstance("EC");
        }

        @Override
        Signature signature() throws NoSuchAlgorithmException {
            return Signature.getInstance(SIGNATURE_ALGORITHM);
        }
    },
    SECP256K1("06052b8104000a") {
        @Override
        KeyFactory keyFactory() throws NoSuchAlgorithmException {
            return KeyFactory.getInstance("EC", BouncyCastle.provider());
        }

        @Override
        Signature signature() throws NoSuchAlgorithmException {
            return Signature.getInstance(SIGNATURE_ALGORITHM, BouncyCastle.provider());
        }
    };

    private static final String SIGNATURE_ALGORITHM = "SHA256withECDSA";
    private static final byte[] EC_PUBLIC_KEY_OID = HexFormat.of().parseHex("06072a8648ce3d0201");

    private final String oidHex;

    EcCurve(String oidHex) {
        this.oidHex = oidHex;
    }

    private byte[] oid() {
        return HexFormat.of().parseHex(oidHex);
    }

    abstract KeyFactory keyFactory() throws NoSuchAlgorithmException;

    abstract Signature signature() throws NoSuchAlgorithmException;

    /** The curve named in an encoded key. */
    static EcCurve of(byte[] der) {
        for (EcCurve curve : values()) {
            if (indexOf(der, curve.oid()) >= 0) {
                return curve;
            }
        }
        throw new IllegalArgumentException(
                "the key names neither curve a legacy UserSig is made with: use P-256 (prime256v1) or secp256k1");
    }

    PublicKey readPublic(byte[] spki) throws GeneralSecurityException {
        return keyFactory().generatePublic(new X509EncodedKeySpec(spki));
    }

    PrivateKey readPrivate(byte[] pkcs8) throws GeneralSecurityException {
        return keyFactory().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    byte[] sign(PrivateKey key, Utf8Buffer text) throws GeneralSecurityException {
        Signature signature = signature();
        signature.initSign(key);
        signature.update(text.array(), 0, text.length());
        return signature.sign();
    }

    boolean verify(PublicKey key, Utf8Buffer text, byte[] der) throws GeneralSecurityException {
        Signature signature = signature();
        signature.initVerify(key);
        signature.update(text.array(), 0, text.length());
        return signature.verify(der);
    }

    /** Puts a bare SEC1 key ("EC PRIVATE KEY") into the PKCS#8 wrapping that key factories read. */
    byte[] wrapSec1(byte[] sec1) {
        byte[] version = {0x02, 0x01, 0x00};
        return tagged(0x30, version, tagged(0x30, EC_PUBLIC_KEY_OID, oid()), tagged(0x04, sec1));
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length >= 0x100) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 0x80) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static int indexOf(byte[] text, byte[] wanted) {
        outer:
        for (int i = 0; i <= text.length - wanted.length; i++) {
            for (int j = 0; j < wanted.length; j++) {
                if (text[i + j] != wanted[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }
}
