package com.acme.messenger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who our users are. Stands for the database that you have. */
@ConfigurationProperties("users")
record Users(@DefaultValue Map<String, String> passwords) {

    boolean isPassword(String userId, String password) {
        String right = passwords.getOrDefault(userId, "");
        return !right.isEmpty()
                && password != null
                && MessageDigest.isEqual(right.getBytes(UTF_8), password.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "Users" + passwords.keySet();
    }
}
