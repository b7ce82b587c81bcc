package io.holdfast.dist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The texts of licences and the notices that a jar carries. */
final class Notices {

    private static final Pattern NAME =
            Pattern.compile("(?i)([^/]+/)*(licen[cs]e|notice|copying|copyright)[^/]*(?<!\\.class)");

    private Notices() {}

    /** Their contents by their paths in the jar. */
    static Map<String, byte[]> of(Path jar) throws IOException {
        var notices = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().toList()) {
                if (!entry.isDirectory() && NAME.matcher(entry.getName()).matches()) {
                    try (var in = zip.getInputStream(entry)) {
                        notices.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
        return notices;
    }
}
