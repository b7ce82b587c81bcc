package io.holdfast.cli.policy;

import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.files.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds and reads policy documents. Of a directory only those files that look like one count; a file that is named always does. */
final class DocumentFiles {

    /** Twice of what a fragment may have. */
    private static final int MOST_BYTES = 1 << 20;

    private static final List<String> ENDINGS = List.of(".xml", ".xml.tpl", ".xml.tftpl", ".tpl", ".cshtml");

    private static final Pattern NAME = Pattern.compile("<([A-Za-z][A-Za-z0-9-]*+)");

    private static final Pattern ROOT_OF_POLICY = Pattern.compile("policies|fragment|[a-z]+-data-source");

    /** @param text as it is in the file, decoded as UTF-8 */
    record Document(Path file, String text) {}

    private DocumentFiles() {}

    /** In the order given; those of a directory by name. @throws CliException if something cannot be read */
    static List<Document> read(List<Path> places) {
        List<Document> found = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                for (Path file : walk(place)) {
                    var document = new Document(file, text(file));
                    if (ROOT_OF_POLICY.matcher(root(document.text())).matches()) {
                        found.add(document);
                    }
                }
            } else {
                found.add(new Document(place, text(place)));
            }
        }
        return found;
    }

    /** The name of the first element, behind declarations and comments; empty if the text begins with something else. */
    static String root(String text) {
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("<!--", at)) {
                at = behind(text, "-->", at);
            } else if (text.startsWith("<?", at)) {
                at = behind(text, "?>", at);
            } else {
                Matcher name = NAME.matcher(text).region(at, text.length());
                return name.lookingAt() ? name.group(1) : "";
            }
        }
        return "";
    }

    private static int behind(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }

    private static List<Path> walk(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(DocumentFiles::looksRight)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CliException(ExitCode.USAGE, directory + " cannot be read: " + Reason.of(e));
        }
    }

    private static boolean looksRight(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CliException(ExitCode.USAGE, file + " has more than " + MOST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, file + " cannot be read: " + Reason.why(e));
        }
    }
}
