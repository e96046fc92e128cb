package com.acme.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("Our users")
class UsersTest {

    @Test
    @DisplayName("are those whose passwords are set")
    void takesThoseWhosePasswordsAreSet() {
        Users users = users(Map.of("users.passwords.alice", "wonderland"));
        assertThat(users.isPassword("alice", "wonderland")).isTrue();
        assertThat(users.isPassword("alice", "looking-glass")).isFalse();
        assertThat(users.isPassword("bob", "")).isFalse();
    }

    @Test
    @DisplayName("are none if no password is set")
    void takesNobodyIfNoPasswordIsSet() {
        assertThat(users(Map.of()).isPassword("alice", "wonderland")).isFalse();
    }

    private static Users users(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("users", Users.class);
    }
}
