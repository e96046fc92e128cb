package com.acme.chat;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.spring.MockImProperties;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;

/** All that a test of the app carries. */
@SpringBootTest
@EnableMockIm(accounts = {"alice", "bob"})
@MockImProperties({"im.sdk-app-id={sdkAppId}", "im.secret-key={secretKey}", "im.url={endpoint}", "im.admin={admin}"})
@Inherited
@Retention(RetentionPolicy.RUNTIME)
public @interface ChatAppTest {}
