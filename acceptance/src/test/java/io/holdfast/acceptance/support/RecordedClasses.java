package io.holdfast.acceptance.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What lets children start sooner, as in {@code ./holdfast}: a record of the classes that a run needs, made once for one state
 * of the program. Only an optimisation: without it, the JVM loads the classes one by one.
 */
final class RecordedClasses {

    private static final long RECORDING_MINUTES = 5;

    private RecordedClasses() {}

    /**
     * The record, or nothing if it cannot be made.
     *
     * @param java the command without a main class, as children get it
     * @param run arguments of a run of the program that ends by itself
     */
    static Optional<Path> of(String name, String classPath, List<String> java, List<String> run) {
        if (!possible(classPath)) {
            return Optional.empty();
        }
        try {
            Path directory = Files.createDirectories(Runbook.root().resolve("acceptance/target/recorded-classes"));
            Path recorded = directory.resolve(name + "-" + state(classPath, java) + ".aot");
            // Several test runs may start at the same time; the others find it made.
            try (var channel = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                if (held.isValid() && !Files.exists(recorded)) {
                    record(recorded, java, run);
                }
            }
            return Optional.of(recorded).filter(file -> file.toFile().length() > 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only files can be recorded: what {@code package} and {@code verify} make, and {@code test} does not. */
    private static boolean possible(String classPath) {
        return entries(classPath).stream().allMatch(Files::isRegularFile);
    }

    private static void record(Path recorded, List<String> java, List<String> run) throws IOException {
        Path making = recorded.resolveSibling("making.aot");
        var command = new ArrayList<>(java);
        command.addAll(List.of("-XX:AOTCacheOutput=" + making, "io.holdfast.cli.Main"));
        command.addAll(run);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(recorded.resolveSibling("log.txt").toFile())
                .start();
        try {
            if (!process.waitFor(RECORDING_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (Files.exists(making)) {
            Files.move(making, recorded, StandardCopyOption.ATOMIC_MOVE);
        } else {
            // So that nobody tries again.
            Files.createFile(recorded);
        }
    }

    /** Another program, another record: the JVM itself refuses one whose jars have changed. */
    private static String state(String classPath, List<String> java) throws IOException {
        var state = new StringBuilder(String.join(" ", java));
        for (Path entry : entries(classPath)) {
            state.append('\n').append(Files.size(entry)).append(' ').append(Files.getLastModifiedTime(entry));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(state.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static List<Path> entries(String classPath) {
        return List.of(classPath.split(File.pathSeparator)).stream()
                .map(Path::of)
                .toList();
    }
}
