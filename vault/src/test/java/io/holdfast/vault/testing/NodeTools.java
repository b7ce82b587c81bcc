package io.holdfast.vault.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What comes from npm: the packages of acceptance/node, installed by {@code npm ci} once per state of their lock file. */
public final class NodeTools {

    /** What the packages in the lock file need. */
    private static final int MINIMUM = 20;

    private static final long INSTALL_MINUTES = 5;

    private NodeTools() {}

    /** Why nothing can be run here, or empty when all is well. */
    public static Optional<String> missing() {
        try {
            Process node = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .start();
            String version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int major = Integer.parseInt(version.strip().replaceFirst("^v", "").replaceFirst("\\..*", ""));
            return major < MINIMUM
                    ? Optional.of("Node.js " + version.strip() + " is older than " + MINIMUM)
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.of("Node.js is not on the PATH");
        }
    }

    /** The directory of the packages, installed: the place to run node in. */
    public static synchronized Path directory() {
        Path node = root().resolve("acceptance").resolve("node");
        try {
            Path lock = Files.createDirectories(root().resolve("acceptance").resolve("target"))
                    .resolve("npm.lock");
            // Several test runs may start at the same time; the others find it installed.
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                Path marker = node.resolve("node_modules").resolve(".installed-" + hash(node));
                if (held.isValid() && !Files.exists(marker)) {
                    install(node);
                    Files.createFile(marker);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return node;
    }

    private static void install(Path node) throws IOException {
        Path log = root().resolve("acceptance").resolve("target").resolve("npm.log");
        Process npm = new ProcessBuilder(List.of("npm", "ci", "--no-audit", "--no-fund"))
                .directory(node.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new IOException("npm ci failed in " + node + ":\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String hash(Path node) throws IOException {
        try {
            byte[] lock = Files.readAllBytes(node.resolve("package-lock.json"));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(lock);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("acceptance").resolve("node"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException("the tests must run inside the source tree: no acceptance/node above "
                        + Path.of("").toAbsolutePath());
            }
        }
        return directory;
    }
}
