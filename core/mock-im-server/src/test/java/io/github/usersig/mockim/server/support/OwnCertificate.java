package io.github.usersig.mockim.server.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Certificates as a team makes them for itself: an authority, and a server's certificate that it has signed, by the JDK's keytool. */
public final class OwnCertificate {

    private static final String PASSWORD = "changeit";
    private static final String SERVER = "server";

    private final KeyStore store;

    private OwnCertificate(KeyStore store) {
        this.store = store;
    }

    /**
     * Makes one.
     *
     * @param keys RSA, EC or Ed25519, as keytool calls them
     * @param names for keytool, such as {@code dns:localhost,ip:127.0.0.1}
     * @param more options for the server's certificate
     */
    public static OwnCertificate make(Path folder, String keys, String names, String... more) {
        Path file = folder.resolve("own-" + keys + "-" + Integer.toHexString(names.hashCode()) + ".p12");
        List<String> server = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                SERVER,
                "-dname",
                "CN=im.acme.example",
                "-keyalg",
                keys,
                "-signer",
                "authority"));
        server.addAll(List.of("-ext", "san=" + names));
        server.addAll(List.of(more));
        if (more.length == 0) {
            server.addAll(List.of("-validity", "30"));
        }
        // "-signer" puts the authority behind it.
        keytool(file, "-genkeypair", "-alias", "authority", "-dname", "CN=Acme CA", "-keyalg", keys, "-ext", "bc:c");
        keytool(file, server.toArray(String[]::new));
        try {
            return new OwnCertificate(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path file, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The server's certificate, and the authority's behind it. */
    public String chain() throws GeneralSecurityException {
        StringBuilder chain = new StringBuilder();
        for (var certificate : store.getCertificateChain(SERVER)) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return chain.toString();
    }

    public String authority() throws GeneralSecurityException {
        return pem("CERTIFICATE", store.getCertificate("authority").getEncoded());
    }

    /** The server's key. */
    public String key() throws GeneralSecurityException {
        Key key = store.getKey(SERVER, PASSWORD.toCharArray());
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** A file with chain and key. */
    public Path write(Path file) throws GeneralSecurityException, IOException {
        return Files.writeString(file, chain() + key());
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }
}
