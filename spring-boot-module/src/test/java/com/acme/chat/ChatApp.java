package com.acme.chat;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** An app whose server imports an account at IM when it starts, and asks IM later. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ChatApp {

    /** Started by Spring Boot. */
    public static void main(String[] args) {
        SpringApplication.run(ChatApp.class, args);
    }

    @Bean
    ChatServer chatServer(
            @Value("${im.sdk-app-id}") long sdkAppId,
            @Value("${im.secret-key}") String secretKey,
            @Value("${im.admin}") String admin,
            @Value("${im.url}") String url) {
        ChatServer server = new ChatServer(sdkAppId, secretKey, admin, url);
        server.importAccount("concierge");
        return server;
    }
}
