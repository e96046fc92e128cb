package io.github.usersig.mockim.server.internal.parity.compare;

/** In what two replies differ. */
public enum Kind {
    HTTP("HTTP status"),
    NOT_JSON("JSON or not"),
    CODE("code"),
    STATUS("ActionStatus"),
    MISSING("missing field"),
    EXTRA("extra field"),
    TYPE("type"),
    WIDTH("width"),
    ENUM("enum value"),
    VALUE("value"),
    ORDER("order"),
    COUNT("number of items"),
    RELATION("relation");

    private final String inWords;

    Kind(String inWords) {
        this.inWords = inWords;
    }

    /** Such as {@code missing field}. */
    public String inWords() {
        return inWords;
    }

    /** Whether what comes later may differ because of it: it says something of what the back end holds, not of how that is written. */
    boolean saysWhatIsHeld() {
        return switch (this) {
            case MISSING, EXTRA, ENUM, VALUE, COUNT, RELATION -> true;
            case HTTP, NOT_JSON, CODE, STATUS, TYPE, WIDTH, ORDER -> false;
        };
    }
}
