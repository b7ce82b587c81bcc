package io.holdfast.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The fragments of the changelog, {@code changelog/unreleased/title-of-the-change.md}. */
record ChangelogFragments(Path root) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\.md");
    /** A link to a page of ours, as it is written in a fragment, two folders below the root. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?://|#)([^)#]+)(#[^)]*)?\\)");

    private static final String UP = "../../";

    Path directory() {
        return root.resolve("changelog/unreleased");
    }

    /** All of them, by name. */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(directory())) {
            return List.of();
        }
        try (var files = Files.list(directory())) {
            return files.filter(file -> !file.getFileName().toString().equals(".gitkeep"))
                    .sorted()
                    .toList();
        }
    }

    /** What is wrong with them, one line each; empty if all can be gathered. */
    List<String> faults() throws IOException {
        var faults = new ArrayList<String>();
        for (Path file : files()) {
            try {
                read(file);
            } catch (Entries.Malformed e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }
        return faults;
    }

    /**
     * Reads one of them; its links lead from the root afterwards.
     *
     * @throws Entries.Malformed if its name, its form or a link in it is wrong
     */
    Entries read(Path file) throws IOException {
        String name = root.relativize(file).toString();
        if (!NAME.matcher(file.getFileName().toString()).matches()) {
            throw new Entries.Malformed(name + ": name it after the change, in small letters: title-of-the-change.md");
        }
        String text = Files.readString(file);
        Entries.parse(name, text);
        for (var links = LINK.matcher(text).results().iterator(); links.hasNext(); ) {
            String target = links.next().group(1);
            if (!target.startsWith(UP) || !Files.exists(root.resolve(target.substring(UP.length())))) {
                throw new Entries.Malformed(
                        name + ": the link to " + target + " leads nowhere; pages are " + UP + "docs/…");
            }
        }
        return Entries.parse(name, text.replace("](" + UP, "]("));
    }
}
