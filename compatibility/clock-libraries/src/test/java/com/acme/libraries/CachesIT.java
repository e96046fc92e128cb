package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import io.github.usersig.clock.AppClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.jodah.expiringmap.ExpiringMap;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.cache2k.Cache2kBuilder;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ExpiryPolicyBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a cache keeps for an hour")
class CachesIT implements RestoresTheClock {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AppClock clock = AppClock.get();

    private boolean isThereTwoHoursLater(Supplier<Object> entry) {
        assertThat(entry.get()).isNotNull();
        clock.advance(Duration.ofHours(2));
        return entry.get() != null;
    }

    private static Supplier<Object> inCaffeine() {
        var cache = Caffeine.newBuilder().expireAfterWrite(HOUR).<String, String>build();
        cache.put("key", "value");
        return () -> cache.getIfPresent("key");
    }

    @Test
    @DisplayName("stays in Caffeine, unless elapsed time is moved too")
    void caffeineFollowsElapsedTime() {
        assertThat(isThereTwoHoursLater(inCaffeine())).isTrue();
        clock.alsoMoveElapsedTimeOf("com.github.benmanes.caffeine");
        assertThat(isThereTwoHoursLater(inCaffeine())).isFalse();
    }

    private static Supplier<Object> inGuava() {
        var cache = CacheBuilder.newBuilder().expireAfterWrite(HOUR).<String, String>build();
        cache.put("key", "value");
        return () -> cache.getIfPresent("key");
    }

    @Test
    @DisplayName("stays in Guava, unless elapsed time is moved too")
    void guavaFollowsElapsedTime() {
        assertThat(isThereTwoHoursLater(inGuava())).isTrue();
        clock.alsoMoveElapsedTimeOf("com.google.common");
        assertThat(isThereTwoHoursLater(inGuava())).isFalse();
    }

    private static Supplier<Object> inCache2k() {
        var cache = Cache2kBuilder.of(String.class, String.class)
                .expireAfterWrite(1, TimeUnit.HOURS)
                .build();
        cache.put("key", "value");
        return () -> cache.peek("key");
    }

    @Test
    @DisplayName("stays in cache2k, unless elapsed time is moved too")
    void cache2kFollowsElapsedTime() {
        assertThat(isThereTwoHoursLater(inCache2k())).isTrue();
        clock.alsoMoveElapsedTimeOf("org.cache2k");
        clock.alsoMoveSchedulersOf("org.cache2k");
        assertThat(isThereTwoHoursLater(inCache2k())).isFalse();
    }

    private static Supplier<Object> inExpiringMap() {
        Map<String, String> map =
                ExpiringMap.builder().expiration(1, TimeUnit.HOURS).build();
        map.put("key", "value");
        return () -> map.get("key");
    }

    @Test
    @DisplayName("stays in an ExpiringMap, unless its timer and elapsed time are moved too")
    void expiringMapFollowsItsTimer() {
        assertThat(isThereTwoHoursLater(inExpiringMap())).isTrue();
        clock.alsoMoveElapsedTimeOf("net.jodah.expiringmap");
        clock.alsoMoveSchedulersOf("net.jodah.expiringmap");
        assertThat(isThereTwoHoursLater(inExpiringMap())).isFalse();
    }

    @Test
    @DisplayName("goes out of Ehcache")
    void ehcacheExpires() {
        var anHour = CacheConfigurationBuilder.newCacheConfigurationBuilder(
                        String.class, String.class, ResourcePoolsBuilder.heap(10))
                .withExpiry(ExpiryPolicyBuilder.timeToLiveExpiration(HOUR));
        try (CacheManager manager = CacheManagerBuilder.newCacheManagerBuilder()
                .withCache("cache", anHour)
                .build(true)) {
            Cache<String, String> cache = manager.getCache("cache", String.class, String.class);
            cache.put("key", "value");
            assertThat(isThereTwoHoursLater(() -> cache.get("key"))).isFalse();
        }
    }

    @Test
    @DisplayName("OkHttp counts a cookie's Max-Age from the moved time")
    void okHttpDatesCookies() {
        clock.skew(RealTime.DAY);
        Cookie cookie = Cookie.parse(HttpUrl.get("http://localhost/"), "name=value; Max-Age=3600");
        assertThat(cookie).isNotNull();
        assertThat(RealTime.hoursTo(cookie.expiresAt())).isEqualTo(25);
    }
}
