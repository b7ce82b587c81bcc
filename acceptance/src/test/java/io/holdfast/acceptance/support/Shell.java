package io.holdfast.acceptance.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands of our pages, run by a shell as they stand there. */
public final class Shell {

    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    private Shell() {}

    /** All blocks of a page that are marked {@code sh}, as one script. */
    public static String blocks(String page) {
        return BLOCK.matcher(page).results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
    }

    /** Runs a script in that directory; ends at the first command that fails. */
    public static Program.Result run(String script, Path directory, Map<String, String> environment) {
        return Program.finish(new ProcessBuilder(List.of("/bin/sh", "-e", "-u", "-c", script)), directory, environment);
    }

    /** Makes {@code file} start the program. */
    public static void launcher(Path file) throws IOException {
        Files.writeString(file, "#!/bin/sh\nexec " + Program.shellCommand() + " \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
