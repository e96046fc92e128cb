package com.acme;

import io.github.usersig.junit5.EnableMockIm;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasspathResource;
import org.junit.platform.suite.api.Suite;

/** As one runs features with Cucumber. */
@Suite
@IncludeEngines("cucumber")
@SelectClasspathResource("com/acme/login.feature")
@EnableMockIm
class SuiteTest {}
