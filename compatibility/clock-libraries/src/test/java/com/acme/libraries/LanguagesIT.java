package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import clojure.java.api.Clojure;
import groovy.lang.GroovyShell;
import io.github.usersig.clock.AppClock;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.graalvm.polyglot.HostAccess;
import org.jruby.Ruby;
import org.jruby.RubyInstanceConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;
import org.openjdk.nashorn.api.scripting.NashornScriptEngineFactory;
import org.python.core.Options;
import org.python.util.PythonInterpreter;

@DisplayName("The time in other languages and in Joda-Time, a day later")
class LanguagesIT implements RestoresTheClock {

    @BeforeEach
    void aDayLater() {
        AppClock.get().skew(RealTime.DAY);
    }

    @Test
    @DisplayName("Joda-Time")
    void jodaMoves() {
        assertThat(RealTime.hoursTo(org.joda.time.DateTimeUtils.currentTimeMillis()))
                .isEqualTo(24);
    }

    @Test
    @DisplayName("Groovy")
    void groovyMoves() {
        assertThat(RealTime.hoursTo((Long) new GroovyShell().evaluate("System.currentTimeMillis()")))
                .isEqualTo(24);
    }

    @Test
    @DisplayName("JavaScript in Rhino")
    void rhinoMoves() {
        try (Context context = Context.enter()) {
            Object now = context.evaluateString(context.initStandardObjects(), "Date.now()", "test", 1, null);
            assertThat(RealTime.hoursTo(((Number) now).longValue())).isEqualTo(24);
        }
    }

    @Test
    @DisplayName("JavaScript in Nashorn; not what it calls in Java's System")
    void nashornMovesButNotItsCallsOfJava() throws ScriptException {
        ScriptEngine engine = new NashornScriptEngineFactory().getScriptEngine();
        assertThat(RealTime.hoursTo(((Number) engine.eval("Date.now()")).longValue()))
                .isEqualTo(24);
        assertThat(RealTime.hoursTo(((Number) engine.eval("java.lang.System.currentTimeMillis()")).longValue()))
                .isZero();
    }

    @Test
    @DisplayName("JavaScript in GraalJS, and what it calls in Java")
    void graalJsMoves() {
        try (org.graalvm.polyglot.Context context = org.graalvm.polyglot.Context.newBuilder("js")
                .allowHostAccess(HostAccess.ALL)
                .allowHostClassLookup(name -> true)
                .option("engine.WarnInterpreterOnly", "false")
                .build()) {
            assertThat(RealTime.hoursTo(context.eval("js", "Date.now()").asLong()))
                    .isEqualTo(24);
            assertThat(RealTime.hoursTo(context.eval("js", "Java.type('java.lang.System').currentTimeMillis()")
                            .asLong()))
                    .isEqualTo(24);
        }
    }

    @Test
    @DisplayName("Clojure, compiled and by reflection")
    void clojureMoves() {
        for (String read : new String[] {
            "(System/currentTimeMillis)",
            "(inst-ms (java.time.Instant/now))",
            "(clojure.lang.Reflector/invokeStaticMethod \"java.lang.System\" \"currentTimeMillis\" (object-array 0))"
        }) {
            Object now = Clojure.var("clojure.core", "eval").invoke(Clojure.read(read));
            assertThat(RealTime.hoursTo((Long) now)).as(read).isEqualTo(24);
        }
    }

    @Test
    @DisplayName("Python in Jython, and what it calls in Java")
    void jythonMoves() {
        System.setProperty("python.cachedir.skip", "true");
        Options.importSite = false;
        try (PythonInterpreter python = new PythonInterpreter()) {
            python.exec("import time\nfrom java.lang import System");
            assertThat(RealTime.hoursTo((long) (python.eval("time.time()").asDouble() * 1_000)))
                    .isEqualTo(24);
            assertThat(RealTime.hoursTo(
                            (long) python.eval("System.currentTimeMillis()").asDouble()))
                    .isEqualTo(24);
        }
    }

    @Test
    @DisplayName("not Time.now of Ruby in JRuby, which is native; but what it calls in Java")
    void jrubyStaysButNotItsCallsOfJava() {
        RubyInstanceConfig config = new RubyInstanceConfig();
        config.setDisableGems(true);
        config.setCompileMode(RubyInstanceConfig.CompileMode.OFF);
        Ruby ruby = Ruby.newInstance(config);
        try {
            assertThat(RealTime.hoursTo(
                            ruby.evalScriptlet("(Time.now.to_f * 1000).to_i").toJava(Long.class)))
                    .isZero();
            assertThat(RealTime.hoursTo(ruby.evalScriptlet("Java::java.lang.System.currentTimeMillis")
                            .toJava(Long.class)))
                    .isEqualTo(24);
        } finally {
            ruby.tearDown();
        }
    }
}
