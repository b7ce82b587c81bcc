package io.holdfast.acceptance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands of a page in docs/runbooks: all blocks that are marked {@code sh}, as one script. */
public final class Runbook {

    private Runbook() {}

    /** Runs them in that directory, with a {@code holdfast} on the path; ends at the first that fails. */
    public static Program.Result run(String name, Path directory, Map<String, String> variables) {
        try {
            String page = Files.readString(root().resolve("docs/runbooks").resolve(name));
            String script = Shell.blocks(page);
            if (script.isBlank()) {
                throw new IllegalStateException(name + " has no commands");
            }
            Path bin = Files.createDirectories(directory.resolve("bin"));
            Shell.launcher(bin.resolve("holdfast"));
            var environment = new java.util.HashMap<>(variables);
            environment.put("PATH", bin + ":" + System.getenv("PATH"));
            environment.put("XDG_CONFIG_HOME", directory.resolve("config").toString());
            return Shell.run(script, directory, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a file of variables as the page README tells to: that of its block, with these values.
     *
     * @throws IllegalArgumentException if the page names other variables than these
     */
    public static void environment(String file, Path directory, Map<String, String> values) throws IOException {
        String page = Files.readString(root().resolve("docs/runbooks/README.md"));
        String after = page.substring(page.indexOf("`" + file + "`", page.indexOf("## How the commands know")));
        List<String> names = Arrays.stream(after.split("```env\n", 2)[1].split("```", 2)[0].split("\n"))
                .map(line -> line.replaceAll("^export ([A-Z_]+)=.*$", "$1"))
                .toList();
        if (!Set.copyOf(names).equals(values.keySet())) {
            throw new IllegalArgumentException(file + " has " + names + ", not " + values.keySet());
        }
        Files.write(
                directory.resolve(file),
                names.stream()
                        .map(name -> "export " + name + "='" + values.get(name) + "'")
                        .toList());
    }

    /** The directory of the project, whichever module runs. */
    public static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("docs/runbooks"))) {
            at = at.getParent();
        }
        return at;
    }
}
