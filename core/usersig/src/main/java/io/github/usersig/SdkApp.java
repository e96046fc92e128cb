package io.github.usersig;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An IM app as its owner knows it: SDKAppID, secret key, and app admins.
 *
 * <pre>{@code
 * SdkApp app = SdkApp.of(1400000000L, "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e");
 * SdkApp throwAway = SdkApp.random();
 * }</pre>
 *
 * <p>The key is never part of {@link #toString()}. Immutable and safe for use by many threads.
 */
public final class SdkApp {

    /** The admin every app is born with and cannot lose (vendor console guide, document 454/124268). */
    public static final String DEFAULT_ADMIN = "administrator";

    /** The most admins an app may have (vendor console guide, trtc.io/document/50301). */
    public static final int MAX_ADMINS = 10;

    private static final long MAX_SDK_APP_ID = 0xFFFF_FFFFL;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final long sdkAppId;
    private final String secretKey;
    private final Set<String> admins;
    private final @Nullable LegacyKeys legacyKeys;

    private SdkApp(Builder builder) {
        this.sdkAppId = builder.sdkAppId;
        this.secretKey = builder.secretKey;
        this.admins = Collections.unmodifiableSet(new LinkedHashSet<>(builder.admins));
        this.legacyKeys = builder.legacyKeys;
    }

    /**
     * An app with this SDKAppID and secret key, and {@value #DEFAULT_ADMIN} as its only admin.
     *
     * @throws IllegalArgumentException if the SDKAppID is not in 1..4294967295 or the key is empty
     */
    public static SdkApp of(long sdkAppId, String secretKey) {
        return builder(sdkAppId).secretKey(secretKey).build();
    }

    /** A throw-away app: an SDKAppID that looks real, a new random key, and the default admin. */
    public static SdkApp random() {
        return builder(1_400_000_000L + RANDOM.nextInt(600_000_000)).build();
    }

    /**
     * Starts an app with this SDKAppID; without a {@link Builder#secretKey(String) key} it gets a new random one.
     *
     * @throws IllegalArgumentException if the SDKAppID is not in 1..4294967295
     */
    public static Builder builder(long sdkAppId) {
        return new Builder(sdkAppId);
    }

    /** The SDKAppID, an unsigned 32-bit number. */
    public long sdkAppId() {
        return sdkAppId;
    }

    /** The secret key, for configuring the app under test. Keep it out of logs. */
    public String secretKey() {
        return secretKey;
    }

    /** The app admins, in the order they were named. */
    public Set<String> admins() {
        return admins;
    }

    /** Whether this user may call the REST API. */
    public boolean isAdmin(String userId) {
        return admins.contains(userId);
    }

    /** The ECDSA keys of an app created before 2019-07-19, if it has any. */
    public Optional<LegacyKeys> legacyKeys() {
        return Optional.ofNullable(legacyKeys);
    }

    /** The same app with these admins instead. */
    public SdkApp withAdmins(Collection<String> admins) {
        Builder copy = builder(sdkAppId).secretKey(secretKey).admins(admins);
        return legacyKeys == null ? copy.build() : copy.legacyKeys(legacyKeys).build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SdkApp that
                && sdkAppId == that.sdkAppId
                && secretKey.equals(that.secretKey)
                && admins.equals(that.admins)
                && legacyKeys().equals(that.legacyKeys());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sdkAppId);
    }

    /** Names the app and its admins, never the key. */
    @Override
    public String toString() {
        return "SdkApp[" + sdkAppId + ", admins=" + admins + ", key=****]";
    }

    /** Collects what an app is made of. Not thread-safe. */
    public static final class Builder {

        private final long sdkAppId;
        private String secretKey;
        private Set<String> admins = Set.of(DEFAULT_ADMIN);
        private @Nullable LegacyKeys legacyKeys;

        private Builder(long sdkAppId) {
            if (sdkAppId < 1 || sdkAppId > MAX_SDK_APP_ID) {
                throw new IllegalArgumentException(
                        "SDKAppID " + sdkAppId + " is out of range: use 1.." + MAX_SDK_APP_ID + ", such as 1400000000");
            }
            this.sdkAppId = sdkAppId;
            this.secretKey = randomKey();
        }

        /**
         * The key the console shows, 64 hex characters for a real app. Any text works: it is used as it is written.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Builder secretKey(String secretKey) {
            if (requireNonNull(secretKey, "secretKey").isEmpty()) {
                throw new IllegalArgumentException("secretKey is empty: use the key of SDKAppID " + sdkAppId
                        + " from the console, or leave it out for a random one");
            }
            this.secretKey = secretKey;
            return this;
        }

        /** The admins, instead of {@value SdkApp#DEFAULT_ADMIN} alone. */
        public Builder admins(String... admins) {
            return admins(List.of(admins));
        }

        /** The admins, instead of {@value SdkApp#DEFAULT_ADMIN} alone. */
        public Builder admins(Collection<String> admins) {
            this.admins = new LinkedHashSet<>(admins);
            return this;
        }

        /** ECDSA keys, so that the app also issues and accepts legacy (v1) UserSigs. */
        public Builder legacyKeys(LegacyKeys legacyKeys) {
            this.legacyKeys = requireNonNull(legacyKeys, "legacyKeys");
            return this;
        }

        /**
         * The app.
         *
         * @throws IllegalArgumentException if there are more than {@value SdkApp#MAX_ADMINS} admins, or one has a
         *     UserID the service could not know
         */
        public SdkApp build() {
            if (admins.size() > MAX_ADMINS) {
                throw new IllegalArgumentException("SDKAppID " + sdkAppId + " was given " + admins.size()
                        + " admins: an app has at most " + MAX_ADMINS);
            }
            admins.forEach(UserIdRule.PRINTABLE_ASCII::require);
            return new SdkApp(this);
        }

        private static String randomKey() {
            byte[] key = new byte[32];
            RANDOM.nextBytes(key);
            return HexFormat.of().formatHex(key);
        }
    }
}
