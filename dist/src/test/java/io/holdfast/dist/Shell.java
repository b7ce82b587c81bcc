package io.holdfast.dist;

import java.io.IOException;
import java.nio.file.Path;

/** Commands, run by a shell. */
final class Shell {

    /** What became of a script: its exit code and all that it wrote, errors too. */
    record Result(int exitCode, String output) {}

    private Shell() {}

    static Result run(String script, Path directory) throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-e", "-u", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
