package io.github.usersig.mockim;

/** Why a client had to go. */
public enum KickReason {

    /** The user logged in once more on the same platform; the Web client calls it {@code multipleAccount}. */
    SAME_PLATFORM(1),

    /** The user logged in on another platform; {@code multipleDevice}. */
    OTHER_PLATFORM(2),

    /** By {@code im_open_login_svc/kick}, because the account was deleted, or because the test revoked its UserSig; {@code REST_API_Kick}. */
    REST(3);

    private final int type;

    KickReason(int type) {
        this.type = type;
    }

    static KickReason of(int type) {
        return type == SAME_PLATFORM.type ? SAME_PLATFORM : type == OTHER_PLATFORM.type ? OTHER_PLATFORM : REST;
    }
}
