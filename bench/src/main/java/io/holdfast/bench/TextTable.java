package io.holdfast.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lines of cells that stand below one another: words begin together, numbers end together. */
final class TextTable {

    private final Set<Integer> words;
    private final List<List<String>> lines = new ArrayList<>();

    /** @param words the columns that hold words, from 0; the others hold numbers */
    TextTable(Set<Integer> words, String... head) {
        this.words = words;
        lines.add(List.of(head));
    }

    void add(List<String> line) {
        lines.add(line);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (List<String> line : lines) {
            var row = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String cell = line.get(column);
                String padding = " ".repeat(width(column) - cell.length());
                row.append(column == 0 ? "" : "  ").append(words.contains(column) ? cell + padding : padding + cell);
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
