package com.acme.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Loads and links all classes of the jars it is given and prints how many, how many microseconds that took, and how many of
 * CPU time.
 */
public final class LoadLibraries {

    private LoadLibraries() {}

    public static void main(String[] jars) throws IOException {
        List<String> names = new ArrayList<>();
        for (String jar : jars) {
            try (JarFile file = new JarFile(jar)) {
                file.stream()
                        .map(entry -> entry.getName())
                        .filter(name ->
                                name.endsWith(".class") && !name.startsWith("META-INF") && !name.contains("-info"))
                        .forEach(name ->
                                names.add(name.substring(0, name.length() - 6).replace('/', '.')));
            }
        }
        long cpu = Bare.cpuMicros();
        long start = System.nanoTime();
        int loaded = 0;
        for (String name : names) {
            loaded += load(name);
        }
        long micros = (System.nanoTime() - start) / 1000;
        System.out.println(loaded + " " + micros + " " + (Bare.cpuMicros() - cpu));
    }

    private static int load(String name) {
        try {
            Class<?> type = Class.forName(name, false, ClassLoader.getSystemClassLoader());
            // The JVM links a class before it lists its methods.
            Object linked = type.getDeclaredMethods();
            return linked == null ? 0 : 1;
        } catch (ClassNotFoundException | LinkageError optionalDependency) {
            return 0;
        }
    }
}
