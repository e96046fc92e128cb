package com.acme.webchat;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The folder {@code web} with its packages, below the build's own; without Node, or without the packages, its tests are skipped. */
final class WebFolder implements ExecutionCondition {

    static final Path PATH = Path.of("target/web");

    private static final ConditionEvaluationResult READY = install();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (READY.isDisabled()) {
            System.err.println("SKIPPED, for " + READY.getReason().orElseThrow() + ": " + context.getDisplayName());
        }
        return READY;
    }

    private static ConditionEvaluationResult install() {
        try {
            Files.createDirectories(PATH);
            for (String file : List.of("package.json", "package-lock.json", ".npmrc", "chat.js", "terminal.js")) {
                Files.copy(Path.of("web", file), PATH.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            int exit = new ProcessBuilder("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund")
                    .directory(PATH.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(PATH.resolve("npm.log").toFile())
                    .start()
                    .waitFor();
            return exit == 0 ? enabled("the packages are installed") : disabled("npm failed: see target/web/npm.log");
        } catch (IOException e) {
            return disabled("there is no Node with npm");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
