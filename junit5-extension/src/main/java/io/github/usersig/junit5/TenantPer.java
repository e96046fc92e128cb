package io.github.usersig.junit5;

/** For how long a tenant is used. */
public enum TenantPer {

    /** All tests of the class share one. */
    CLASS,

    /**
     * Every test has its own, and so has every repetition and every invocation of a parameterized test, unless
     * {@link UserSigSource} makes its UserSigs: those share one, since they are made together. What is injected for the
     * whole class, into static fields and {@code @BeforeAll}, is an error then.
     */
    METHOD
}
