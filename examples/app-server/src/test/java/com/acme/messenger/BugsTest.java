package com.acme.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@DisplayName("An app server with the bug")
class BugsTest {

    @ParameterizedTest(name = "{0} fails the test that is there for it, and no other of its class")
    @EnumSource
    void isNoticed(Bug bug) {
        bug.during(() -> {
            Events tests = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(bug.test()))
                    .execute()
                    .testEvents();
            assertThat(failed(tests))
                    .as(() -> "what failed, and why: " + reasons(tests))
                    .containsExactly(bug.noticedBy() + "()");
        });
    }

    private static List<String> failed(Events tests) {
        return tests.failed().stream()
                .map(event -> event.getTestDescriptor().getLegacyReportingName().replaceAll("\\(.*", "()"))
                .toList();
    }

    private static String reasons(Events tests) {
        return tests.failed().stream()
                .map(event -> event.getTestDescriptor().getDisplayName() + ": "
                        + event.getRequiredPayload(TestExecutionResult.class))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
