package io.holdfast.model.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The table of rooms in ARCHITECTURE.md, lowest floor last.
 *
 * @param rows what each room may use, without hyphens in the names
 */
record Rooms(Map<String, List<String>> rows) {

    private static final Pattern ROW =
            Pattern.compile("\\| (?<floor>\\d+) \\| `(?<room>[a-z-]+)` \\| [^|]+ \\| (?<uses>[^|]+) \\|");
    private static final String ALL_BELOW = "every room below";
    private static final String NONE = "\u2013";

    static Rooms read() {
        Path map = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(directory -> directory != null)
                .map(directory -> directory.resolve("ARCHITECTURE.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        Map<String, Integer> floors = new LinkedHashMap<>();
        Map<String, String> uses = new LinkedHashMap<>();
        try (var lines = Files.lines(map)) {
            lines.map(ROW::matcher).filter(row -> row.matches()).forEach(row -> {
                floors.put(name(row.group("room")), Integer.valueOf(row.group("floor")));
                uses.put(name(row.group("room")), row.group("uses").strip());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<String>> rows = new LinkedHashMap<>();
        uses.forEach((room, written) -> rows.put(room, used(written, room, floors)));
        return new Rooms(rows);
    }

    private static List<String> used(String written, String room, Map<String, Integer> floors) {
        if (written.equals(NONE)) {
            return List.of();
        }
        if (written.equals(ALL_BELOW)) {
            return floors.keySet().stream()
                    .filter(other -> floors.get(other) < floors.get(room))
                    .toList();
        }
        List<String> named = Stream.of(written.split(", ")).map(Rooms::name).toList();
        for (String other : named) {
            if (!floors.containsKey(other) || floors.get(other) >= floors.get(room)) {
                throw new IllegalStateException(
                        "ARCHITECTURE.md lets " + room + " use " + other + ", which is no room on a lower floor");
            }
        }
        return named;
    }

    private static String name(String room) {
        return room.replace("-", "");
    }

    List<String> mayUse(String room) {
        List<String> row = rows.get(room);
        if (row == null) {
            throw new IllegalStateException("ARCHITECTURE.md has no room '" + room + "' in its table");
        }
        return row;
    }
}
