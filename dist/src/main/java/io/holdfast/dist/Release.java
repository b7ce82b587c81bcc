package io.holdfast.dist;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The steps of a release that change files; RELEASING.md has all of them. Needs nothing but a JDK, so it is run from its source:
 *
 * <pre>
 * java dist/src/main/java/io/holdfast/dist/Release.java check                  # are the fragments of the changelog in order?
 * java dist/src/main/java/io/holdfast/dist/Release.java prepare 0.2.0 [day]    # version, time, changelog
 * java dist/src/main/java/io/holdfast/dist/Release.java next 0.3.0             # back to a version in development
 * </pre>
 */
final class Release {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(-(alpha|beta|rc)\\.\\d+)?");
    private static final String DEVELOPMENT = "-SNAPSHOT";

    private Release() {}

    /** Works in the current directory. */
    public static void main(String[] args) throws IOException {
        try {
            run(Path.of("").toAbsolutePath(), args);
        } catch (Entries.Malformed | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Does what the arguments say.
     *
     * @throws Entries.Malformed if a fragment or the changelog is not as it should be
     * @throws IllegalArgumentException if the arguments are wrong
     */
    static void run(Path root, String... args) throws IOException {
        switch (args.length == 0 ? "" : args[0]) {
            case "check" -> check(root);
            case "prepare" -> prepare(root, argument(args, "prepare VERSION [DAY]"), args.length > 2 ? args[2] : "");
            case "next" -> new Poms(root).version(version(argument(args, "next VERSION")) + DEVELOPMENT);
            default -> throw new IllegalArgumentException("say 'check', 'prepare VERSION [DAY]' or 'next VERSION'");
        }
    }

    private static String argument(String[] args, String usage) {
        if (args.length < 2) {
            throw new IllegalArgumentException("say '" + usage + "'");
        }
        return args[1];
    }

    private static void check(Path root) throws IOException {
        List<String> faults = new ChangelogFragments(root).faults();
        if (!faults.isEmpty()) {
            throw new Entries.Malformed(String.join("\n", faults));
        }
    }

    private static void prepare(Path root, String version, String day) throws IOException {
        var poms = new Poms(root);
        version(version);
        if (!poms.version().endsWith(DEVELOPMENT)) {
            throw new IllegalArgumentException("the poms say " + poms.version()
                    + ", which is no version in development: was this step done already?");
        }
        LocalDate date = day(day);
        Changelog.gather(root, version + ", " + date);
        poms.version(version);
        poms.time(date + "T00:00:00Z");
    }

    private static LocalDate day(String day) {
        try {
            return day.isEmpty() ? LocalDate.now(ZoneOffset.UTC) : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + day + "' is no day; write it as 2026-11-01", e);
        }
    }

    private static String version(String version) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("'" + version + "' is no version; write it as 0.2.0 or 0.2.0-rc.1");
        }
        return version;
    }
}
