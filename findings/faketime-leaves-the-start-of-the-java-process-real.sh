#!/usr/bin/env bash
# libfaketime moves what a JVM reads as the time, but not the start of its process: ProcessHandle reads that from /proc.
# Under +10d a JVM has started, by its own account, ten days before its RuntimeMXBean says.
# Tried with Debian's faketime 0.9.10-2.1 and OpenJDK 17.0.15. Needs both; prints what it saw, fails if that is no longer so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
command -v faketime > /dev/null || apt-get install -y -q faketime > /dev/null
cat > Finding.java << 'JAVA'
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;

public class Finding {
    public static void main(String[] args) {
        Instant process = ProcessHandle.current().info().startInstant().orElseThrow();
        Instant machine = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        System.out.println("days between the two starts: "
                + Math.round(Duration.between(process, machine).toSeconds() / 86_400.0));
    }
}
JAVA
javac Finding.java
java Finding | tee real
faketime -f +10d java Finding | tee fake
grep -qx 'days between the two starts: 0' real
grep -qx 'days between the two starts: 10' fake
