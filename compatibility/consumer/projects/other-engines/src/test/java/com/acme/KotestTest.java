package com.acme;

import io.github.usersig.junit5.WithClockSkew;
import io.kotest.core.spec.style.FunSpec;
import kotlin.Unit;

@WithClockSkew("PT10M")
public class KotestTest extends FunSpec {

    public KotestTest() {
        super(spec -> {
            spec.test("passes whatever the time is", (scope, then) -> Unit.INSTANCE);
            return Unit.INSTANCE;
        });
    }
}
