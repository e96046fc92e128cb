package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MultiDevicePolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What can be set about a mock that is started from the shell or in a container, each by an environment variable and by an
 * option of {@code serve}. This table alone knows them: the options are made of it, the environment is read by it, and the
 * tables of the docs are checked against it. What each does, {@link ServeSettings.Builder#set} says.
 */
public enum Setting {
    SDK_APP_ID(AppOptions.ID_VARIABLE, AppOptions.ID),
    SECRET_KEY(AppOptions.KEY_VARIABLE, AppOptions.KEY),
    ADMINS(
            "MOCK_IM_ADMINS",
            "--admin",
            "USER",
            List.class,
            "An app admin beside " + SdkApp.DEFAULT_ADMIN + ". May be repeated."),
    ACCOUNTS("MOCK_IM_ACCOUNTS", "--account", "USER", List.class, "An account to import. May be repeated."),
    SEED(
            "MOCK_IM_SEED",
            "--seed",
            "FILE",
            Path.class,
            "Fills the app with what this JSON file says: admins, accounts, calls and webhooks."),
    MULTI_DEVICE_POLICY(
            "MOCK_IM_MULTI_DEVICE_POLICY",
            "--multi-device-policy",
            "POLICY",
            MultiDevicePolicy.class,
            "On how many devices a user may be at once: ${COMPLETION-CANDIDATES}; MULTI unless told."),
    PROFILE(
            "MOCK_IM_PROFILE",
            "--profile",
            "NAME|FILE",
            String.class,
            "In what the app differs from others: older-codes, family-codes, single-device, or a YAML file of your own."),
    TLS_NAMES(
            "MOCK_IM_TLS_NAMES",
            "--tls-name",
            "NAME",
            List.class,
            "One more host name or address for the certificate. May be repeated."),
    TLS_CERTIFICATE(
            "MOCK_IM_TLS_CERTIFICATE",
            "--tls-certificate",
            "FILE",
            List.class,
            "PEM with a certificate of your own, those that signed it, and its key. May be repeated, for a file of each."),
    ALLOWED_HOSTS(
            "MOCK_IM_ALLOWED_HOSTS",
            "--allow-host",
            "NAME",
            List.class,
            "One more host name under which the mock is controlled, beside localhost and IP addresses. May be repeated."),
    ALLOW_PROXYING(
            "MOCK_IM_ALLOW_PROXYING",
            "--allow-proxying",
            "true|false",
            Boolean.class,
            "Lets stubs of WireMock pass requests on, call others back, and record."),
    CONTROL_TOKEN_FILE(
            "MOCK_IM_CONTROL_TOKEN_FILE",
            "--control-token-file",
            "FILE",
            Path.class,
            "A file with the token that whoever controls the mock must send. The variable MOCK_IM_CONTROL_TOKEN may"
                    + " have the token itself instead."),
    CONTROL_TOKEN("MOCK_IM_CONTROL_TOKEN", CONTROL_TOKEN_FILE.option()),
    HEAP_LIMIT(
            "MOCK_IM_HEAP_LIMIT",
            "--heap-limit",
            "PERCENT",
            Integer.class,
            "How much of the heap may be in use before the mock takes nothing more: 10 to 95; 75 unless told."),
    DRAIN(
            "MOCK_IM_DRAIN",
            "--drain",
            "DURATION",
            Duration.class,
            "How long the mock goes on answering what is under way when it is asked to stop: such as PT0S or PT30S; PT5S"
                    + " unless told."),
    WEBHOOK_URL(
            "MOCK_IM_WEBHOOK_URL",
            "--webhook-url",
            "URL",
            String.class,
            "Calls the app under test there, by webhooks. What else can be set about them is set by the control door."),
    WEBHOOK_TOKEN(WebhookTokenOption.VARIABLE, WebhookTokenOption.NAME);

    private final String variable;
    private final String option;
    private final String label;
    private final Class<?> type;
    private final String description;

    /** One whose option is more than a table can say, so that a class of its own has it. */
    Setting(String variable, String option) {
        this(variable, option, "", Void.class, "");
    }

    /**
     * One whose option is made of this.
     *
     * @param type what the command line is checked for; {@link List} for texts with commas between them
     * @param description of the option, without its default, which is the variable
     */
    Setting(String variable, String option, String label, Class<?> type, String description) {
        this.variable = variable;
        this.option = option;
        this.label = label;
        this.type = type;
        this.description = description;
    }

    /** The environment variable, such as {@code MOCK_IM_ADMINS}. */
    public String variable() {
        return variable;
    }

    /** The option of {@code serve}, such as {@code --admin}. */
    String option() {
        return option;
    }

    /** Whether this table says all about its option. */
    boolean makesItsOption() {
        return type != Void.class;
    }

    String label() {
        return label;
    }

    Class<?> type() {
        return type;
    }

    String description() {
        return description;
    }

    /** Whether it is a list, with commas between its parts. */
    boolean isList() {
        return type == List.class;
    }

    /** The parts of what the variable holds: one, if it is no list. */
    List<String> parts(String text) {
        return isList() ? List.of(text.split(",", -1)) : List.of(text);
    }
}
