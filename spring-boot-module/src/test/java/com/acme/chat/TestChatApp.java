package com.acme.chat;

import org.springframework.boot.SpringApplication;

/** The app as a developer starts it, with the mock in a container: mvn spring-boot:test-run. */
public class TestChatApp {

    public static void main(String[] args) {
        SpringApplication.from(ChatApp::main).with(ImInAContainer.class).run(args);
    }
}
