package io.github.usersig.mockim.server.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.eclipse.jetty.http.MimeTypes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Jetty, which looks up locales when it is asked for one,")
class KnownLocalesTest {

    @Test
    @DisplayName("knows those of the JDK, and no others")
    void knowsThoseOfTheJdk() {
        assertThat(Locale.getAvailableLocales()).isNotEmpty().allMatch(MimeTypes::isKnownLocale);
        assertThat(MimeTypes.isKnownLocale(Locale.forLanguageTag("xx-YY"))).isFalse();
    }
}
