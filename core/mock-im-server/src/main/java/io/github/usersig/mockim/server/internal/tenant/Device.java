package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.server.internal.event.Caller;
import java.util.Arrays;

/** What a client runs on. Of the numbers only that of the Web client was seen; the others are the mock's own. */
public enum Device {

    /** A desktop. */
    WINDOWS("Windows", 1, Kind.DESKTOP),
    /** A phone. */
    ANDROID("Android", 2, Kind.MOBILE),
    /** A phone. */
    IPHONE("iPhone", 3, Kind.MOBILE),
    /** A desktop. */
    MAC("Mac", 4, Kind.DESKTOP),
    /** A desktop. */
    LINUX("Linux", 5, Kind.DESKTOP),
    /** A tablet. */
    IPAD("iPad", 6, Kind.MOBILE),
    /** A page in a browser, a mini program, and whatever has no number of its own. */
    WEB(Caller.WEB, 7, Kind.WEB);

    private enum Kind {
        MOBILE,
        DESKTOP,
        WEB
    }

    private final String platform;
    private final int number;
    private final Kind kind;

    Device(String platform, int number, Kind kind) {
        this.platform = platform;
        this.number = number;
        this.kind = kind;
    }

    /** What replies call it. */
    public String platform() {
        return platform;
    }

    /** What webhooks call it in their OptPlatform. */
    public String optPlatform() {
        return this == IPHONE ? "iOS" : platform;
    }

    /** The one with this number; mini programs and whatever else has one count as Web, as the vendor's page says. */
    public static Device of(int number) {
        return Arrays.stream(values())
                .filter(device -> device.number == number)
                .findFirst()
                .orElse(WEB);
    }

    /** Whether a client on this one and a client on the other push each other out. */
    boolean excludes(Device other, MultiDevicePolicy policy) {
        return switch (policy) {
            case SINGLE -> true;
            case DUAL -> (kind == Kind.WEB) == (other.kind == Kind.WEB);
            case TRIPLE -> kind == other.kind;
            case MULTI -> this == other;
        };
    }
}
