package io.holdfast.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code CHANGELOG.md}: what is not released yet, then one part for each release, newest first. */
final class Changelog {

    private static final String UNRELEASED = "## Unreleased\n";
    private static final String POINTER =
            "\nNewer changes, not gathered yet: [changelog/unreleased](changelog/unreleased).\n";

    private Changelog() {}

    /**
     * The changelog with that release in it.
     *
     * @param before the whole file as it is
     * @param added what the fragments say
     * @param heading of the release, its version and its day
     * @throws Entries.Malformed if the file has no part {@code Unreleased}, or if that is not of the usual form
     */
    static String release(String before, Entries added, String heading) {
        int from = before.indexOf(UNRELEASED);
        if (from < 0) {
            throw new Entries.Malformed("CHANGELOG.md has no part '" + UNRELEASED.strip() + "'");
        }
        int next = before.indexOf("\n## ", from + 1);
        int to = next < 0 ? before.length() : next + 1;
        String gathered = before.substring(from + UNRELEASED.length(), to).replace(POINTER.strip(), "");
        Entries all = gathered.isBlank()
                ? added
                : Entries.parse("CHANGELOG.md", gathered).and(added);
        return before.substring(0, from) + UNRELEASED + POINTER + "\n## " + heading + "\n\n" + all.text()
                + (next < 0 ? "" : "\n") + before.substring(to);
    }

    /**
     * Moves all fragments into the file.
     *
     * @throws Entries.Malformed if there is none, or one of them cannot be read; nothing was written then
     */
    static void gather(Path root, String heading) throws IOException {
        var fragments = new ChangelogFragments(root);
        Entries added = null;
        for (Path file : fragments.files()) {
            Entries entries = fragments.read(file);
            added = added == null ? entries : added.and(entries);
        }
        if (added == null) {
            throw new Entries.Malformed("changelog/unreleased is empty: there is nothing to release");
        }
        Path file = root.resolve("CHANGELOG.md");
        Files.writeString(file, release(Files.readString(file), added, heading));
        for (Path fragment : fragments.files()) {
            Files.delete(fragment);
        }
        // Git knows no empty folders, and the pointer should lead somewhere.
        Files.writeString(fragments.directory().resolve(".gitkeep"), "");
    }
}
