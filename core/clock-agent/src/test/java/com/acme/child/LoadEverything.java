package com.acme.child;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** Loads, links and so verifies all classes of the jars it is given, and tells what the verifier says. */
public final class LoadEverything {

    private LoadEverything() {}

    public static void main(String[] jars) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String jar : jars) {
            urls.add(new File(jar).toURI().toURL());
        }
        int linked = 0;
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]))) {
            for (String jar : jars) {
                try (JarFile file = new JarFile(jar)) {
                    for (String name : classesIn(file)) {
                        linked += link(name, loader);
                    }
                }
            }
        }
        System.out.println("linked classes with " + linked + " methods");
    }

    private static List<String> classesIn(JarFile file) {
        return file.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF") && !name.contains("-info"))
                .map(name ->
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                .toList();
    }

    private static int link(String name, ClassLoader loader) {
        try {
            // To list the methods of a class, the JVM links it first.
            int methods = Class.forName(name, false, loader).getDeclaredMethods().length;
            return methods;
        } catch (VerifyError | ClassFormatError e) {
            System.out.println(name + ": " + e);
            return 0;
        } catch (ClassNotFoundException | LinkageError optionalDependency) {
            return 0;
        }
    }
}
