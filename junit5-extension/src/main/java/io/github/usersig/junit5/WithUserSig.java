package io.github.usersig.junit5;

import io.github.usersig.RoomPrivilege;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Injects a UserSig, really signed, into a parameter or field of type {@code UserSig}, {@code String} or
 * {@link ImCredentials}.
 *
 * <pre>{@code
 * @Test
 * void logsIn(@WithUserSig("alice") UserSig sig, MockIm im) { ... }
 *
 * @Test
 * void refreshesInTime(@WithUserSig(value = "alice", validFor = "PT5M") ImCredentials alice) { ... }
 *
 * @Test
 * void notices(@WithUserSig(kind = UserSigKind.EXPIRED, admin = true, legacy = true) UserSig oldAdmins, MockIm im) { ... }
 * }</pre>
 *
 * <p>What is wrong with it, whose it is and how it is signed are three attributes, {@link #kind}, {@link #admin} and
 * {@link #legacy}, of which each goes with each.
 *
 * <p>It is signed for the app of the test class: the tenant's under {@link EnableMockIm}, else a throw-away one. Either
 * can be injected as {@code SdkApp}. Every parameter and field gets a UserSig of its own, never the same text twice at
 * one time: a second one is issued a second earlier, and expires when it shall all the same; an expired one expires a second
 * earlier, too, and one that is not valid yet is issued a second later. What is now is told by the tenant's clock, if there is a
 * tenant.
 *
 * <p><b>Levels.</b> On a method or class it says what the parameters of type {@code UserSig} and {@link ImCredentials} get
 * that are not annotated themselves. The closest annotation decides: that of the parameter or field, of the method, of
 * the class, its superclasses, its enclosing classes. Only one thing is taken from the next one out: the user, if the
 * closest names none. The parameters of a parameterized test, or of the constructor of a parameterized class, are left to the
 * source of the arguments unless they are annotated themselves.
 *
 * <p><b>Fields</b> of any visibility, not final: static ones are set once for the class, others before each test.
 * Components of a record are parameters of its constructor.
 *
 * <p><b>Composed annotations.</b> Annotate an annotation of your own with it; attributes of yours that have the name and
 * type of one here go before. {@link WithExpiredUserSig} and {@link WithAdminUserSig} are made that way. Two on one
 * element are an error, as are attributes that contradict each other.
 *
 * <p><b>Strict.</b> Under {@link EnableMockIm} a test fails if what was injected was never presented to the mock, or if
 * it is a bad one and was never refused for what is wrong with it: such a test would have proved nothing. {@link #lenient}
 * switches that off. What a field, a constructor or a life-cycle method got must have been presented in some test of the
 * class; this is looked at when all of them have run and passed.
 *
 * <p>No lock is needed for parallel tests.
 */
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(UserSigExtension.class)
public @interface WithUserSig {

    /**
     * The UserID it is issued for. Unless given, the user that the next level out names, and {@code test-user} if none does;
     * for an {@link #admin} the app's first admin.
     */
    String value() default "";

    /** In what way it is good or bad; {@link UserSigKind#VALID} unless told otherwise. */
    UserSigKind kind() default UserSigKind.VALID;

    /**
     * Whether its user is an app admin, who may call the REST API; a user who is none yet is made one, as at
     * {@link WithAdminUserSig}.
     */
    boolean admin() default false;

    /** Whether it is signed the old way, with the app's ECDSA key: {@link EnableMockIm#legacyKeys()}. */
    boolean legacy() default false;

    /** For how long it is valid from its issue on, as an ISO duration such as {@code PT5M}; as the kind says unless given. */
    String validFor() default "";

    /** How long ago it was issued, as an ISO duration such as {@code P1D}; as the kind says unless given. */
    String issuedAgo() default "";

    /** A text to be signed along with it, as UTF-8. Not together with a room. */
    String userbuf() default "";

    /** A room with a name that it admits to. Not together with a numbered one. */
    String room() default "";

    /** A room with a number that it admits to, 0 to 4294967295; none unless told. */
    long roomNumber() default Long.MIN_VALUE;

    /** What it allows in that room; everything unless told otherwise. */
    RoomPrivilege[] privileges() default {};

    /** Whether the test may pass without it being presented or, if it is a bad one, refused. */
    boolean lenient() default false;
}
