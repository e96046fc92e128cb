package io.github.usersig;

/** How a UserSig is signed. */
public enum UserSigVersion {

    /** Version 2.0: HMAC-SHA256 with the app's secret key. What apps created since 2019-07-19 use. */
    V2_HMAC,

    /** The older form: ECDSA with SHA-256 and a key pair. */
    V1_ECDSA
}
