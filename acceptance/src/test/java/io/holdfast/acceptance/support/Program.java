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

    /** Begins a command. */
    public static Running begin(Path directory, Map<String, String> environment, List<String> arguments) {
        return begin(command(arguments), directory, environment);
    }

    /** Runs any process to its end. */
    static Result finish(ProcessBuilder builder, Path directory, Map<String, String> environment) {
        return begin(builder, directory, environment).end();
    }

    private static Running begin(ProcessBuilder builder, Path directory, Map<String, String> environment) {
        try {
            Path out = Files.createTempFile("holdfast", ".out");
            Path err = Files.createTempFile("holdfast", ".err");
            builder.directory(directory.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("HOLDFAST_") || name.startsWith("AZURE_"));
            builder.environment().putAll(environment);
            return new Running(builder.command(), builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command that goes on. */
    public record Running(List<String> arguments, Process process, Path out, Path err) {

        /** What Ctrl-C does. */
        public void interrupt() {
            try {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        /** Waits for it. */
        public Result end() {
            try {
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
    }

    static ProcessBuilder command(List<String> arguments) {
        boolean server = !arguments.isEmpty() && List.of("server", "drill").contains(arguments.getFirst());
        List<String> command = new ArrayList<>(server ? Java.FOR_SERVERS : Java.FOR_COMMANDS);
        command.add("io.holdfast.cli.Main");
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** How children are started, found out once. */
    private static final class Java {

        private static final String CLASS_PATH = classPath();
        private static final List<String> PLAIN = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // What the JVM says about its record does not belong between what the program says.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djdk.httpclient.allowRestrictedHeaders=host",
                "-cp",
                CLASS_PATH);

        static final List<String> FOR_SERVERS = with("server", List.of("server", "--warm-up", "--data", scratch()));
        // Nobody listens there: the command goes all the way to its first connection.
        static final List<String> FOR_COMMANDS =
                with("command", List.of("status", "--endpoint", "https://127.0.0.1:9", "--token", "none"));

        private static List<String> with(String name, List<String> run) {
            List<String> command = new ArrayList<>(PLAIN);
            RecordedClasses.of(name, CLASS_PATH, PLAIN, run).ifPresent(record -> command.add("-XX:AOTCache=" + record));
            return List.copyOf(command);
        }

        private static String scratch() {
            return Runbook.root()
                    .resolve("acceptance/target/recorded-classes/data")
                    .toString();
        }
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
