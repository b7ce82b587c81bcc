package io.holdfast.acceptance.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The program, run as a child process with the options of a small, fast-starting JVM. */
public final class Program {

    private static final int MINUTES = 3;

    private Program() {}

    /** What a finished command left behind. */
    public record Result(int exitCode, String out, String err) {

        /** For messages of assertions. */
        @Override
        public String toString() {
            return "exit code " + exitCode + "\n--- out\n" + out + "\n--- err\n" + err;
        }
    }

    /** Runs a command to its end. */
    public static Result run(Path directory, Map<String, String> environment, List<String> arguments) {
        return finish(command(arguments), directory, environment);
    }

    /** Runs any process to its end. */
    static Result finish(ProcessBuilder builder, Path directory, Map<String, String> environment) {
        List<String> arguments = builder.command();
        try {
            Path out = Files.createTempFile("holdfast", ".out");
            Path err = Files.createTempFile("holdfast", ".err");
            builder.directory(directory.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("HOLDFAST_") || name.startsWith("AZURE_"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(arguments + " did not end within " + MINUTES + " minutes");
            }
            var result = new Result(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djdk.httpclient.allowRestrictedHeaders=host",
                "-cp",
                classPath(),
                "io.holdfast.cli.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** The program as a shell calls it, ready for arguments. */
    static String shellCommand() {
        return command(List.of()).command().stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** What these tests run with, less themselves: surefire may hide it behind a jar that only points to it. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
