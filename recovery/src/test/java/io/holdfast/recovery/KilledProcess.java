package io.holdfast.recovery;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link KilledChild}, as seen by whoever kills it. */
final class KilledProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter orders;
    private final Path errors;

    private KilledProcess(Process process, Path errors) {
        this.process = process;
        this.output = process.inputReader();
        this.orders = process.outputWriter();
        this.errors = errors;
    }

    /** Starts one that waits until it is told to open the site. */
    static KilledProcess start(KilledSite site) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledChild.class.getName()));
        command.addAll(site.words());
        File errors = site.data().resolveSibling("child.err").toFile();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors))
                .start();
        return new KilledProcess(process, errors.toPath());
    }

    /** Has it open the site, which must be closed here. */
    void open() throws IOException {
        expect("ready");
        order("open");
        expect("open");
    }

    void order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    /** The next line that begins with one of these words. */
    String expect(String... words) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (List.of(words).contains(line.split(" ")[0])) {
                return line;
            }
        }
        throw new IllegalStateException("the child ended: " + Files.readString(errors));
    }

    /** SIGKILL; returns what it had said that nobody had read. */
    List<String> kill() throws IOException {
        // Through the handle: the process itself would close the pipe before it is read.
        process.toHandle().destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the child does not die");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return output.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
