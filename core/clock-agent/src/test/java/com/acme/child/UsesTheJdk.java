package com.acme.child;

import com.sun.net.httpserver.HttpServer;
import groovy.lang.GroovyShell;
import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockAgent;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.management.ObjectName;
import javax.net.ssl.SSLContext;
import javax.script.ScriptEngineManager;

/**
 * Has used something of the JDK before the clock agent comes: as an agent that stands before it, or as an app to which it is
 * attached. Then moves its clock by 400 days, for schedulers as well, and tells the clock, and whether a certificate of 90 days
 * is still valid.
 */
public final class UsesTheJdk {

    /** What has been done. */
    public enum Use {
        TLS {
            @Override
            void use(Path store) throws Exception {
                certificate(store).checkValidity();
                SSLContext.getDefault();
            }
        },
        HMAC {
            @Override
            void use(Path store) throws Exception {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
                mac.doFinal(new byte[100]);
            }
        },
        ECDSA {
            @Override
            void use(Path store) throws Exception {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(
                        KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate());
                signature.sign();
            }
        },
        HTTP {
            @Override
            void use(Path store) throws Exception {
                useHttp();
            }
        },
        JMX {
            @Override
            void use(Path store) throws Exception {
                ManagementFactory.getPlatformMBeanServer()
                        .getAttribute(new ObjectName(ManagementFactory.RUNTIME_MXBEAN_NAME), "Uptime");
            }
        },
        LOGGING {
            @Override
            void use(Path store) {
                Logger.getLogger("com.acme.child").fine("used");
                System.getLogger("com.acme.child").log(System.Logger.Level.DEBUG, "used");
            }
        },
        SCRIPTING {
            @Override
            void use(Path store) {
                new ScriptEngineManager().getEngineFactories();
                new GroovyShell().evaluate("[1, 2].collect { it * 2 }.sum()");
            }
        },
        SCHEDULERS {
            @Override
            void use(Path store) throws Exception {
                ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
                executor.schedule(() -> 1, 1, TimeUnit.MILLISECONDS).get();
                executor.shutdown();
            }
        },
        ALL {
            @Override
            void use(Path store) throws Exception {
                for (Use each : values()) {
                    if (each != ALL) {
                        each.use(store);
                    }
                }
            }
        };

        abstract void use(Path store) throws Exception;
    }

    private UsesTheJdk() {}

    /** As an agent. Its argument is the use, a colon, and a key store. */
    public static void premain(String argument) throws Exception {
        String[] parts = argument.split(":", 2);
        Use.valueOf(parts[0]).use(Path.of(parts[1]));
    }

    /** As an app: with use and key store alone the agent is there already, with another argument it has to be attached. */
    public static void main(String[] arguments) throws Exception {
        Use before = Use.valueOf(arguments[0]);
        Path store = Path.of(arguments[1]);
        if (arguments.length > 2) {
            before.use(store);
            ClockAgent.attach();
        }
        AppClock.get().skew(Duration.ofDays(400));
        AppClock.get().alsoMoveSchedulersOf("com.acme.other");
        certificate(store).checkValidity();
        before.use(store);
        System.out.println(Later.read());
    }

    private static X509Certificate certificate(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        return (X509Certificate) keys.getCertificate("server");
    }

    private static void useHttp() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + server.getAddress().getPort()))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        } finally {
            server.stop(0);
        }
    }

    /** Loaded after the agent. */
    private static final class Later {
        static long read() {
            return System.currentTimeMillis();
        }
    }
}
