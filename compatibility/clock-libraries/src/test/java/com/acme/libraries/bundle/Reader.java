package com.acme.libraries.bundle;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** All that is in the bundle. */
public final class Reader implements LongSupplier, Supplier<LocalDate> {

    @Override
    public long getAsLong() {
        return System.currentTimeMillis();
    }

    @Override
    public LocalDate get() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
