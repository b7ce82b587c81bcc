package io.holdfast.vault.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real blob server on loopback: Azurite in a process of its own, on a free port, with one account and a random key. */
public final class Azurite implements AutoCloseable {

    /** The name of its account. */
    public static final String ACCOUNT = "vaultaccount";

    private static final Pattern LISTENING = Pattern.compile("successfully listen(?:ing|s) on (https?://\\S+)");

    private final Process process;
    private final Path directory;
    private final URI endpoint;
    private final String key;

    private Azurite(Process process, Path directory, URI endpoint, String key) {
        this.process = process;
        this.directory = directory;
        this.endpoint = endpoint;
        this.key = key;
    }

    /** Starts it and waits until it listens. */
    public static Azurite start() {
        return start(List.of());
    }

    /** Over TLS, where it lets in who shows a token of Entra's form for storage, and with the key as well. */
    public static Azurite withTokens(LocalCertificate certificate) {
        return start(List.of(
                "--oauth", "basic", "--cert", certificate.keyStore().toString(), "--pwd", certificate.password()));
    }

    private static Azurite start(List<String> further) {
        try {
            Path node = NodeTools.directory();
            Path directory = Files.createTempDirectory("azurite");
            byte[] secret = new byte[64];
            new SecureRandom().nextBytes(secret);
            String key = Base64.getEncoder().encodeToString(secret);
            var command = new ArrayList<>(List.of(
                    "node",
                    node.resolve("node_modules/azurite/dist/src/blob/main.js").toString(),
                    "--blobHost",
                    "127.0.0.1",
                    "--blobPort",
                    "0",
                    "--location",
                    directory.toString(),
                    "--skipApiVersionCheck",
                    "--disableTelemetry",
                    "--silent"));
            command.addAll(further);
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("AZURITE_ACCOUNTS", ACCOUNT + ":" + key);
            Process process = builder.start();
            // However this JVM ends, the child must not stay.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Azurite(process, directory, URI.create(listening(process) + "/" + ACCOUNT), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String listening(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        var said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> drain(output));
                return matcher.group(1);
            }
        }
        throw new IOException("Azurite did not start; it said:\n" + said);
    }

    private static void drain(BufferedReader output) {
        try (output) {
            while (output.readLine() != null) {
                // A full pipe would stop it.
            }
        } catch (IOException e) {
            // It has ended.
        }
    }

    /** Where its account answers, such as {@code http://127.0.0.1:41234/vaultaccount}. */
    public URI endpoint() {
        return endpoint;
    }

    /** The key of the account, base64. */
    public String key() {
        return key;
    }

    /** Another valid key, which this account does not know. */
    public String wrongKey() {
        return Base64.getEncoder().encodeToString(new byte[64]);
    }

    /** Where it keeps its blobs: to look for what must not be there. */
    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // The system's temporary directory cleans up.
        }
    }
}
