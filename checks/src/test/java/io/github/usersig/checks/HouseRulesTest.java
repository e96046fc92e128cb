package io.github.usersig.checks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The house rules")
class HouseRulesTest {

    private static final String[] KEPT_INSIDE = {
        "com.github.tomakehurst..",
        "wiremock..",
        "org.eclipse.jetty..",
        "com.fasterxml.jackson..",
        "net.bytebuddy..",
        "picocli..",
        "jakarta.servlet..",
        "..internal.."
    };

    /** What users write against: a module's root package, and nothing else of it. */
    private static final String[] API = {
        "io.github.usersig",
        "io.github.usersig.clock",
        "io.github.usersig.mockim",
        "io.github.usersig.mockim.server",
        "io.github.usersig.assertions",
        "io.github.usersig.junit5",
        "io.github.usersig.junit4",
        "io.github.usersig.spock",
        "io.github.usersig.testcontainers",
        "io.github.usersig.spring"
    };

    private static JavaClasses kit;

    @BeforeAll
    static void importKit() {
        kit = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(new WithoutRelocatedLibraries())
                .importPackages("io.github.usersig");
        assertThat(Stream.of(API))
                .as("the modules on the class path, without which the rules say nothing")
                .allMatch(root ->
                        kit.stream().anyMatch(type -> type.getPackageName().equals(root)));
    }

    @Test
    @DisplayName("who may know whom")
    void keepsPackagesToTheirLayers() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.github.usersig..")
                .layer("usersig")
                .definedBy("io.github.usersig")
                .layer("clock-agent")
                .definedBy("io.github.usersig.clock..")
                .layer("mock-im")
                .definedBy("io.github.usersig.mockim", "io.github.usersig.mockim.internal..")
                .layer("mock-im-server")
                .definedBy("io.github.usersig.mockim.server..")
                .layer("assertions")
                .definedBy("io.github.usersig.assertions..")
                .layer("junit5")
                .definedBy("io.github.usersig.junit5..")
                .layer("junit4")
                .definedBy("io.github.usersig.junit4..")
                .layer("spock")
                .definedBy("io.github.usersig.spock..")
                .layer("testcontainers")
                .definedBy("io.github.usersig.testcontainers..")
                .layer("spring-boot")
                .definedBy("io.github.usersig.spring..")
                .whereLayer("usersig")
                .mayNotAccessAnyLayer()
                .whereLayer("clock-agent")
                .mayNotAccessAnyLayer()
                .whereLayer("mock-im")
                .mayOnlyAccessLayers("usersig")
                .whereLayer("mock-im-server")
                .mayOnlyAccessLayers("usersig", "mock-im")
                .whereLayer("assertions")
                .mayOnlyAccessLayers("usersig", "mock-im")
                .whereLayer("junit5")
                .mayOnlyAccessLayers("usersig", "mock-im", "clock-agent")
                .whereLayer("junit4")
                .mayOnlyAccessLayers("usersig", "mock-im", "clock-agent", "junit5")
                .whereLayer("spock")
                .mayOnlyAccessLayers("usersig", "mock-im", "clock-agent", "junit5")
                .whereLayer("testcontainers")
                .mayOnlyAccessLayers("usersig", "mock-im", "clock-agent")
                .whereLayer("spring-boot")
                .mayOnlyAccessLayers("usersig", "mock-im", "junit5", "testcontainers")
                .ensureAllClassesAreContainedInArchitecture()
                .check(kit);
    }

    @Test
    @DisplayName("no two packages know each other, not by a roundabout way either")
    void keepsPackagesFreeOfCircles() {
        slices().matching("io.github.usersig.(**)").should().beFreeOfCycles().check(kit);
    }

    @Test
    @DisplayName("what is public stands in a module's root package, which is its API, or below internal")
    void keepsPublicTypesApiOrInternal() {
        classes()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackage("..internal..")
                .should()
                .resideInAnyPackage(API)
                .check(kit);
    }

    @Test
    @DisplayName("core knows no test framework")
    void keepsTestFrameworksOutOfCore() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.github.usersig.junit5..",
                        "io.github.usersig.junit4..",
                        "io.github.usersig.spock..",
                        "io.github.usersig.testcontainers..",
                        "io.github.usersig.spring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.testcontainers..", "org.springframework..")
                .check(kit);
    }

    @Test
    @DisplayName("the JUnit extension knows no containers, and the container module no JUnit")
    void keepsExtensionAndContainerApart() {
        noClasses()
                .that()
                .resideInAPackage("io.github.usersig.junit5..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.testcontainers..")
                .check(kit);
        noClasses()
                .that()
                .resideInAPackage("io.github.usersig.testcontainers..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .check(kit);
    }

    @Test
    @DisplayName("the UserSig module needs the JDK only, and Bouncy Castle in one place")
    void keepsTheUserSigModuleSelfContained() {
        classes()
                .that()
                .resideInAPackage("io.github.usersig")
                .and()
                .doNotHaveSimpleName("BouncyCastle")
                .and()
                .haveNameNotMatching(".*BouncyCastle\\$.*")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.github.usersig", "java..", "javax.crypto..", "org.jspecify..")
                .check(kit);
    }

    @Test
    @DisplayName(
            "what the clock agent puts on the boot path needs the JDK only, but for reading and writing class files")
    void keepsTheBootPathSelfContained() {
        classes()
                .that()
                .resideInAnyPackage(
                        "io.github.usersig.clock",
                        "io.github.usersig.clock.internal",
                        "io.github.usersig.clock.internal.schedule")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.github.usersig.clock..", "java..", "org.jspecify..")
                .check(kit);
    }

    @Test
    @DisplayName("libraries we keep inside never show in a public signature")
    void keepsInnerLibrariesOutOfPublicSignatures() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(API)
                .should(mentionNothingOf(resideInAnyPackage(KEPT_INSIDE)))
                .check(kit);
    }

    @Test
    @DisplayName("extensions are package-private, but for the one that is registered by hand")
    void keepsExtensionsPackagePrivate() {
        classes()
                .that()
                .resideInAnyPackage("io.github.usersig.junit5", "io.github.usersig.spring")
                .and()
                .areAssignableTo(org.junit.jupiter.api.extension.Extension.class)
                .and()
                .doNotHaveSimpleName("MockImExtension")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .check(kit);
    }

    private static ArchCondition<JavaMethod> mentionNothingOf(DescribedPredicate<JavaClass> forbidden) {
        return new ArchCondition<>("mention nothing of " + forbidden.getDescription()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<JavaClass> mentioned = new ArrayList<>(method.getRawParameterTypes());
                mentioned.add(method.getRawReturnType());
                for (JavaClass type : mentioned) {
                    events.add(new SimpleConditionEvent(
                            method, !forbidden.test(type), method.getFullName() + " mentions " + type.getName()));
                }
            }
        };
    }

    /** In jars (as opposed to class folders) the libraries we relocate stand beside our own classes. */
    private static final class WithoutRelocatedLibraries implements ImportOption {
        private static final Pattern RELOCATED =
                Pattern.compile(".*/io/github/usersig/(mockim/(server/)?internal/libs|clock/internal/bytebuddy)/.*");

        @Override
        public boolean includes(Location location) {
            return !location.matches(RELOCATED);
        }
    }
}
