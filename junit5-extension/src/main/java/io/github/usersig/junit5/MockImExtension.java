package io.github.usersig.junit5;

import io.github.usersig.mockim.Journal;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves {@link MockIm} parameters and publishes what the mock was asked during a test. Keeps no state. */
class MockImExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(MockImExtension.class);
    private static final String LAST_ENTRY = "last journal entry before the test";

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MockIm.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return TestApp.of(context).requireTenant();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (JournalReport.of(context) != JournalReport.NEVER) {
            TestApp.existingTenant(context)
                    .ifPresent(im -> context.getStore(NAMESPACE).put(LAST_ENTRY, lastNumber(im.journal())));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (JournalReport.of(context).isDueAfter(context)) {
            long before = context.getStore(NAMESPACE).getOrDefault(LAST_ENTRY, Long.class, 0L);
            TestApp.existingTenant(context)
                    .map(im -> im.journal().after(before).entries())
                    .orElse(List.of())
                    .forEach(entry -> context.publishReportEntry("mock-im", entry.toString()));
        }
    }

    private static long lastNumber(Journal journal) {
        List<JournalEntry> entries = journal.entries();
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).number();
    }
}
