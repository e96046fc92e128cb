package com.acme.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.usersig.junit5.WithUserSig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The slice that speaks HTTP; what it hands out comes from {@code @WithUserSig}. */
@WebMvcTest(
        controllers = LoginController.class,
        properties = {"users.passwords.alice=wonderland", "im.sdk-app-id=1400000000"})
@MockitoBean(types = Presence.class)
@DisplayName("POST /login")
class LoginControllerTest {

    @Autowired
    private MockMvcTester http;

    @MockitoBean
    private UserSigs userSigs;

    @Test
    @DisplayName("answers with all that a client logs in to IM with")
    void answersWithAllThatAClientNeeds(@WithUserSig("alice") String userSig) {
        when(userSigs.of("alice")).thenReturn(userSig);

        assertThat(login("wonderland")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"sdkAppId": 1400000000, "userId": "alice", "userSig": "%s"}""".formatted(userSig));
    }

    @Test
    @DisplayName("signs nothing for whoever does not know the password")
    void signsNothingForAWrongPassword() {
        assertThat(login("looking-glass")).hasStatus(HttpStatus.UNAUTHORIZED);
        verify(userSigs, never()).of(any());
    }

    @Test
    @DisplayName("signs nothing for whoever sends no password, or no name")
    void signsNothingWithoutAPasswordOrName() {
        assertThat(post("""
                {"userId": "alice"}""")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(post("""
                {"password": "wonderland"}""")).hasStatus(HttpStatus.UNAUTHORIZED);
        verify(userSigs, never()).of(any());
    }

    private MvcTestResult login(String password) {
        return post("""
                {"userId": "alice", "password": "%s"}""".formatted(password));
    }

    private MvcTestResult post(String login) {
        return http.post()
                .uri("/login")
                .contentType(MediaType.APPLICATION_JSON)
                .content(login)
                .exchange();
    }
}
