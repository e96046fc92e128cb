package com.acme.messenger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The back end of a messenger: it logs users in to IM, talks to IM as app admin, and listens to what IM tells it. */
@SpringBootApplication
@EnableConfigurationProperties({ImProperties.class, Users.class})
@EnableScheduling
public class AppServer {

    public static void main(String[] arguments) {
        SpringApplication.run(AppServer.class, arguments);
    }
}
