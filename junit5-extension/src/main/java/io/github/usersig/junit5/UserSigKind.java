package io.github.usersig.junit5;

/** In what way an injected UserSig is good or bad. */
public enum UserSigKind {

    /** Issued now, valid for 180 days. */
    VALID,

    /** Good in every way but one: it expired an hour ago. Refused with {@code 70001}. */
    EXPIRED,

    /** Valid, and its user is an app admin, who may call the REST API. */
    ADMIN
}
