#!/usr/bin/env bash
# The first id that MyBatis-Plus makes starts a daemon thread that reads the system's clock each millisecond for as long as the
# JVM lives; ids go by what it has read last, not by the clock itself. So whoever moves the clock for the class that makes
# the ids moves nothing: it is another class, in another thread, that reads it.
# Tried with com.baomidou:mybatis-plus-core 3.5.12 (Maven Central), on JDK 17.0.15.
# Needs a JDK (17 or newer) and Maven. Prints what it saw; fails if that is no longer so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > pom.xml << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
    <modelVersion>4.0.0</modelVersion>
    <groupId>finding</groupId>
    <artifactId>finding</artifactId>
    <version>1</version>
    <dependencies>
        <dependency>
            <groupId>com.baomidou</groupId>
            <artifactId>mybatis-plus-core</artifactId>
            <version>3.5.12</version>
        </dependency>
    </dependencies>
</project>
POM
mvn -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath > /dev/null

cat > Finding.java << 'JAVA'
import com.baomidou.mybatisplus.core.toolkit.Sequence;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.InetAddress;

public class Finding {

    public static void main(String[] args) throws Exception {
        new Sequence(InetAddress.getLoopbackAddress()).nextId();
        ThreadInfo before = clock();
        Thread.sleep(2000);
        ThreadInfo after = clock();
        long wakeUps = after.getWaitedCount() - before.getWaitedCount();
        System.out.println("thread \"" + after.getThreadName() + "\", daemon: " + after.isDaemon() + ", woke up " + wakeUps
                + " times in two seconds without a call");
        if (!after.isDaemon() || wakeUps < 500) {
            throw new AssertionError("it is no longer so");
        }
    }

    static ThreadInfo clock() {
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(false, false)) {
            if (thread.getThreadName().contains("Clock")) {
                return thread;
            }
        }
        throw new AssertionError("no thread with a clock");
    }
}
JAVA
java -cp "$(cat classpath)" Finding.java
