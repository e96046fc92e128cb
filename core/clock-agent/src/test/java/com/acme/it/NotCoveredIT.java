package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What docs/clock.md calls not covered keeps the real time")
class NotCoveredIT {

    private final AppClock clock = AppClock.get();

    private static int year(Date date) {
        return date.toInstant().atZone(ZoneId.systemDefault()).getYear();
    }

    private static int parsed(int lastTwoDigits) throws ParseException {
        String text = String.format(Locale.ROOT, "%02d", Math.floorMod(lastTwoDigits, 100));
        return year(new SimpleDateFormat("yy", Locale.ROOT).parse(text));
    }

    @Test
    @DisplayName("the 100 years in which SimpleDateFormat looks for a year of two digits")
    void looksForTwoDigitsAroundTheRealYear() throws ParseException {
        int real = RealClock.now().atZone(ZoneId.systemDefault()).getYear();
        try (ClockScope ahead = clock.skew(Duration.ofDays(365L * 60))) {
            assertThat(ahead).isNotNull();
            assertThat(Year.now(ZoneId.systemDefault()).getValue()).isGreaterThan(real + 55);
            assertThat(parsed(real + 10)).isEqualTo(real + 10);
            assertThat(parsed(real + 40)).isEqualTo(real - 60);
            assertThat(year(new SimpleDateFormat("yy", Locale.ROOT).get2DigitYearStart()))
                    .isEqualTo(real - 80);
        }
    }

    @Test
    @DisplayName("the times of files")
    void datesFilesByTheRealTime(@TempDir Path folder) throws Exception {
        try (ClockScope ahead = clock.skew(Duration.ofDays(10))) {
            assertThat(ahead).isNotNull();
            Path file = Files.writeString(folder.resolve("file"), "text");
            Instant modified = Files.getLastModifiedTime(file).toInstant();
            assertThat(Duration.between(RealClock.now(), modified).abs()).isLessThan(Duration.ofHours(1));
        }
    }
}
