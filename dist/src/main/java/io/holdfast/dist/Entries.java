package io.holdfast.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What changed, by section: {@code ### Section}, then items that begin with {@code "- "} and go on in lines that are indented by two blanks.
 * Text that is anything else is refused, so that nothing of it gets lost when it is gathered.
 */
record Entries(Map<Section, List<String>> items) {

    /** The headings of keepachangelog.com, in its order. */
    enum Section {
        ADDED,
        CHANGED,
        DEPRECATED,
        REMOVED,
        FIXED,
        SECURITY;

        String title() {
            return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
        }

        static Section of(String title, String where) {
            for (Section section : values()) {
                if (section.title().equals(title)) {
                    return section;
                }
            }
            throw new Malformed(where + ": there is no section '" + title
                    + "'; there are Added, Changed, Deprecated, Removed, Fixed and Security");
        }
    }

    /** Says which file and line is wrong, and how it should be. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    /**
     * Reads them.
     *
     * @param name the file, for messages
     * @throws Malformed if the text is not of that form, a section comes twice or is empty, or nothing is there
     */
    static Entries parse(String name, String text) {
        var items = new TreeMap<Section, List<String>>();
        List<String> open = null;
        int number = 0;
        for (String line : text.lines().toList()) {
            String where = name + ", line " + ++number;
            if (line.startsWith("### ")) {
                open = new ArrayList<>();
                Section section = Section.of(line.substring(4), where);
                if (items.put(section, open) != null) {
                    throw new Malformed(where + ": the section '" + section.title() + "' is there already");
                }
            } else if (line.startsWith("- ") && open != null) {
                open.add(line);
            } else if (line.startsWith("  ") && !line.isBlank() && open != null && !open.isEmpty()) {
                open.add(open.removeLast() + "\n" + line);
            } else if (!line.isBlank()) {
                throw new Malformed(where + ": expected '### Section', '- what changed' below one, or the rest of an"
                        + " item, indented by two blanks; found: " + line);
            }
        }
        items.forEach((section, list) -> {
            if (list.isEmpty()) {
                throw new Malformed(name + ": the section '" + section.title() + "' is empty");
            }
        });
        if (items.isEmpty()) {
            throw new Malformed(name + " says nothing: write '### Section', and '- what changed' below it");
        }
        return new Entries(items);
    }

    /** These and those, section by section. */
    Entries and(Entries others) {
        var all = new TreeMap<Section, List<String>>();
        for (Entries entries : List.of(this, others)) {
            entries.items.forEach((section, list) ->
                    all.computeIfAbsent(section, s -> new ArrayList<>()).addAll(list));
        }
        return new Entries(all);
    }

    /** As they stand in the changelog: sections in the usual order, a blank line between them. */
    String text() {
        var text = new StringBuilder();
        items.forEach((section, list) -> {
            text.append(text.isEmpty() ? "" : "\n")
                    .append("### ")
                    .append(section.title())
                    .append('\n');
            list.forEach(item -> text.append(item).append('\n'));
        });
        return text.toString();
    }
}
