package io.github.usersig.clock.internal;

import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** What {@code Clock.system(zone)} gives to callers that have a clock of their own: it follows theirs. */
final class SiteClock extends Clock implements Serializable {

    private static final long serialVersionUID = 1;

    private final transient Site site;
    private final ZoneId zone;

    SiteClock(Site site, ZoneId zone) {
        this.site = site;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return other.equals(zone) ? this : new SiteClock(site, other);
    }

    @Override
    public long millis() {
        return site.timeline().millis();
    }

    @Override
    public Instant instant() {
        return site.timeline().instant();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SiteClock that && that.site.timeline() == site.timeline() && that.zone.equals(zone);
    }

    /** As the JDK's own does it. */
    @Override
    public int hashCode() {
        return zone.hashCode() + 1;
    }

    /** As the JDK's own says it. */
    @Override
    public String toString() {
        return "SystemClock[" + zone + "]";
    }

    /** The caller does not travel: elsewhere this is the system's clock. */
    private Object writeReplace() {
        return Clock.system(zone);
    }

    @SuppressWarnings("unused") // by serialization
    private void readObject(ObjectInputStream in) {
        throw new UnsupportedOperationException("it is written as Clock.system(zone)");
    }
}
