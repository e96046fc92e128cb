package com.acme.messenger;

import org.springframework.test.context.ActiveProfilesResolver;

/** What can be wrong with an app server like this, and the one test that notices it. {@link Bugs} has the code. */
enum Bug {
    SIGNS_AT_EVERY_LOGIN(UserSigCacheTest.class, "isSignedOnce"),
    CACHE_OUTLIVES_USERSIG(UserSigCacheTest.class, "isNeverAboutToExpire"),
    NO_SCHEDULE(AdminUserSigTest.class, "isRenewedInTime"),
    NO_RENEWAL_ON_REFUSAL(AdminUserSigTest.class, "isRenewedOnRefusal"),
    RENEWS_FOR_EVER(AdminUserSigTest.class, "isRenewedOnce"),
    CACHE_WITHOUT_MARGIN(WrongClockTest.class, "keepsItsUserSigAcceptedWithAClockBehind"),
    WEBHOOKS_OF_THIS_MINUTE_ONLY(WrongClockTest.class, "believesWebhooksWithAClockAhead"),
    OWN_CLOCK_ORDERS_EVENTS(WrongClockTest.class, "believesWhatItIsToldLater"),
    CACHE_OUTLIVES_KEY(KeyRotationTest.class, "forgetsUserSigsOfTheOldKeyWithinAMinute"),
    SIGNATURE_NOT_CHECKED(WebhooksTest.class, "refusesAWebhookNotSignedWithOurToken"),
    SIGNATURE_GOOD_FOR_EVER(WebhooksTest.class, "refusesAReplayedWebhook"),
    DOUBLED_WEBHOOKS_COUNT_TWICE(WebhooksTest.class, "countsADoubledWebhookOnce"),
    LAST_WEBHOOK_WINS(WebhooksTest.class, "keepsWhatHappenedSinceALateWebhook"),
    BELIEVES_WEBHOOKS_ONLY(WebhooksTest.class, "makesUpForALostWebhookWithinFiveMinutes");

    private static final String NONE = "";
    private static String on = NONE;

    private final Class<?> test;
    private final String noticedBy;

    Bug(Class<?> test, String noticedBy) {
        this.test = test;
        this.noticedBy = noticedBy;
    }

    Class<?> test() {
        return test;
    }

    String noticedBy() {
        return noticedBy;
    }

    /** Switches it on for what is done here. */
    void during(Runnable what) {
        on = name();
        try {
            what.run();
        } finally {
            on = NONE;
        }
    }

    /** A bug is on while its profile is active. */
    static final class SwitchedOn implements ActiveProfilesResolver {

        @Override
        public String[] resolve(Class<?> testClass) {
            return on.isEmpty() ? new String[0] : new String[] {on};
        }
    }
}
