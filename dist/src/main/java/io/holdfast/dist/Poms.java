package io.holdfast.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of the project, which the pom of the root and that of every module name. */
record Poms(Path root) {

    private static final Pattern OWN =
            Pattern.compile("(<artifactId>holdfast</artifactId>\\s*<version>)([^<]+)(</version>)");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern TIME =
            Pattern.compile("(<project.build.outputTimestamp>)[^<]+(</project.build.outputTimestamp>)");

    String version() throws IOException {
        Matcher matcher = OWN.matcher(Files.readString(root.resolve("pom.xml")));
        if (!matcher.find()) {
            throw new IllegalStateException(root.resolve("pom.xml") + " names no version of holdfast");
        }
        return matcher.group(2);
    }

    /** Writes that version into every pom. */
    void version(String version) throws IOException {
        for (Path pom : files()) {
            Matcher matcher = OWN.matcher(Files.readString(pom));
            if (!matcher.find()) {
                throw new IllegalStateException(pom + " names no version of holdfast");
            }
            Files.writeString(pom, matcher.replaceFirst("$1" + Matcher.quoteReplacement(version) + "$3"));
        }
    }

    /** Sets the time that everything in jars and archives bears. */
    void time(String time) throws IOException {
        Path pom = root.resolve("pom.xml");
        Files.writeString(pom, TIME.matcher(Files.readString(pom)).replaceFirst("$1" + time + "$2"));
    }

    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        files.add(root.resolve("pom.xml"));
        MODULE.matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .forEach(module -> files.add(root.resolve(module.group(1)).resolve("pom.xml")));
        return files;
    }
}
