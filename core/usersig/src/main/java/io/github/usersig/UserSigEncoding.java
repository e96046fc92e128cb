package io.github.usersig;

/** How the claims are packed into the text of a UserSig. Both are zlib streams, and every verifier reads both. */
public enum UserSigEncoding {

    /** Deflated: the shortest text, as most official issuers write it. The usual choice. */
    COMPACT,

    /** In stored blocks, not deflated: about a fifth longer, and many times faster to make. As Go's issuer writes it. */
    FAST
}
