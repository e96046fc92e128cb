package io.github.usersig;

/**
 * Which of the vendor's error lists a verifier answers from.
 *
 * <p>They differ where a code was dropped: an empty UserSig has its own code, 70002, in the older list only.
 */
public enum ErrorList {

    /** The newest list. The usual choice. */
    CURRENT,

    /** The list of about 2019, which old clients and servers know. */
    OLDER
}
