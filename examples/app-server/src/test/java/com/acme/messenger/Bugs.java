package com.acme.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usersig.WebhookSignature.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.web.client.RestClient;

/** Puts a broken variant in the place of one class of the app server, by profile. */
@TestConfiguration(proxyBeanMethods = false)
class Bugs {

    private static final Duration ONE_DAY = Duration.ofDays(1);

    @Bean("userSigs")
    @Profile("SIGNS_AT_EVERY_LOGIN")
    UserSigs signsAtEveryLogin(UserSigSigner signer, ImProperties im) {
        return new UserSigs(signer, im) {
            @Override
            String of(String userId) {
                return signer.sign(userId, ONE_DAY);
            }
        };
    }

    @Bean("userSigs")
    @Profile("CACHE_OUTLIVES_USERSIG")
    UserSigs cacheOutlivesUserSig(UserSigSigner signer, ImProperties im) {
        Map<String, String> forEver = new ConcurrentHashMap<>();
        return new UserSigs(signer, im) {
            @Override
            String of(String userId) {
                return forEver.computeIfAbsent(userId, user -> signer.sign(user, ONE_DAY));
            }
        };
    }

    @Bean("userSigs")
    @Profile("CACHE_WITHOUT_MARGIN")
    UserSigs cacheWithoutMargin(UserSigSigner signer, ImProperties im) {
        return new UserSigs(
                signer,
                new ImProperties(
                        im.sdkAppId(),
                        im.secretKeyFile(),
                        im.endpoint(),
                        new ImProperties.UserSig(im.userSig().validity(), Duration.ZERO),
                        im.admin(),
                        im.webhook()));
    }

    @Bean("userSigs")
    @Profile("CACHE_OUTLIVES_KEY")
    UserSigs cacheOutlivesKey(UserSigSigner signer, ImProperties im) {
        return new UserSigs(signer, im) {
            @Override
            void forgetAll() {}
        };
    }

    @Bean("adminUserSig")
    @Profile("NO_SCHEDULE")
    AdminUserSig noSchedule(UserSigSigner signer, ImProperties im) {
        return new AdminUserSig(signer, im) {
            @Override
            void renew() { // without @Scheduled
                super.renew();
            }
        };
    }

    @Bean("adminUserSig")
    @Profile("NO_RENEWAL_ON_REFUSAL")
    AdminUserSig noRenewalOnRefusal(UserSigSigner signer, ImProperties im) {
        return new AdminUserSig(signer, im) {
            @Override
            String insteadOf(String refused) {
                return refused;
            }
        };
    }

    @Bean("imAdminClient")
    @Profile("RENEWS_FOR_EVER")
    ImAdminClient renewsForEver(
            RestClient.Builder rest, ImProperties im, AdminUserSig adminUserSig, ObjectMapper json) {
        return new ImAdminClient(rest, im, adminUserSig, json) {
            @Override
            JsonNode post(String command, String userSig, Object body) {
                JsonNode answer = super.post(command, userSig, body);
                for (int times = 0; isWorthANewUserSig(answer) && times < 10; times++) { // or for as long as it takes
                    answer = super.post(command, adminUserSig.insteadOf(userSig), body);
                }
                return answer;
            }
        };
    }

    @Bean("webhookSignature")
    @Profile("WEBHOOKS_OF_THIS_MINUTE_ONLY")
    WebhookSignature webhooksOfThisMinuteOnly(ImProperties im) {
        return tolerating(Duration.ofMinutes(1), im);
    }

    @Bean("webhookSignature")
    @Profile("SIGNATURE_GOOD_FOR_EVER")
    WebhookSignature signatureGoodForEver(ImProperties im) {
        return tolerating(Duration.ofDays(365_000), im);
    }

    private static WebhookSignature tolerating(Duration tolerance, ImProperties im) {
        return new WebhookSignature(new ImProperties(
                im.sdkAppId(),
                im.secretKeyFile(),
                im.endpoint(),
                im.userSig(),
                im.admin(),
                new ImProperties.Webhook(im.webhook().token(), tolerance)));
    }

    @Bean("webhookSignature")
    @Profile("SIGNATURE_NOT_CHECKED")
    WebhookSignature signatureNotChecked(ImProperties im) {
        return new WebhookSignature(im) {
            @Override
            boolean isGood(String sign, String requestTime) {
                return check(sign, requestTime) != Result.STALE;
            }
        };
    }

    @Bean("presence")
    @Profile("DOUBLED_WEBHOOKS_COUNT_TWICE")
    Presence doubledWebhooksCountTwice(ImAdminClient im, Greeter greeter) {
        return new Presence(im, greeter) {
            @Override
            void told(String userId, boolean online, Instant at) {
                if (online && isOnline(userId)) {
                    greeter.greet(userId);
                }
                super.told(userId, online, at);
            }
        };
    }

    @Bean("presence")
    @Profile("LAST_WEBHOOK_WINS")
    Presence lastWebhookWins(ImAdminClient im, Greeter greeter) {
        return new Presence(im, greeter) {
            @Override
            boolean isNews(Known known, Instant at) {
                return true;
            }
        };
    }

    @Bean("presence")
    @Profile("BELIEVES_WEBHOOKS_ONLY")
    Presence believesWebhooksOnly(ImAdminClient im, Greeter greeter) {
        return new Presence(im, greeter) {
            @Override
            void check() {} // without @Scheduled
        };
    }

    @Bean("presence")
    @Profile("OWN_CLOCK_ORDERS_EVENTS")
    Presence ownClockOrdersEvents(ImAdminClient im, Greeter greeter) {
        return new Presence(im, greeter) {
            @Override
            Known asked(boolean online, Known known) {
                return new Known(online, Instant.now());
            }
        };
    }
}
