package io.github.usersig.mockim;

/**
 * On how many devices a user may be logged in at once; who logs in on one too many pushes out who was there. The four
 * policies are those of the vendor's console (login notes, older names; the newer page only says that there are some).
 *
 * <pre>{@code
 * im.sessions().settings(SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.DUAL));
 * }</pre>
 */
public enum MultiDevicePolicy {

    /** One device, of whatever kind. */
    SINGLE,

    /** One phone, tablet or desktop, and one Web client beside it. */
    DUAL,

    /** One phone or tablet, one desktop, and one Web client. */
    TRIPLE,

    /** One of each platform. */
    MULTI
}
