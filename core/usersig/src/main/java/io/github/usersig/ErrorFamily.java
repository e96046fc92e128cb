package io.github.usersig;

/** The parts of the service that error codes belong to. */
public enum ErrorFamily {

    /** The REST gateway, any command. */
    GATEWAY,

    /** Accounts and UserSigs. */
    ACCOUNT,

    /** Groups and communities. */
    GROUP,

    /** One-to-one messages, as SDK and sendmsg report them. */
    MESSAGE,

    /** Friends, follows and block lists. */
    RELATION,

    /** Profiles. */
    PROFILE,

    /** Conversations. */
    CONVERSATION,

    /** Content review and the stopped service. */
    CONTENT,

    /** Messages by REST, push included. */
    REST_MESSAGE,

    /** History and operation data. */
    OPERATIONS,

    /** Official accounts. */
    OFFICIAL_ACCOUNT,

    /** What the SDKs report around login. */
    SDK
}
