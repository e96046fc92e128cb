package io.github.usersig.junit5.internal.run;

/**
 * What makes a run red that nothing else would make red.
 *
 * @param testClass the full name of the class that it is about
 * @param name of the test that it is reported as
 */
record Problem(String testClass, String name, String message) {}
