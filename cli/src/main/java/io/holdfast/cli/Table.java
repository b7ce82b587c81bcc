package io.holdfast.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Columns of text, aligned. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(Collection<String> head) {
        rows.add(List.copyOf(head));
    }

    public void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    public void print(PrintWriter out) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            out.println(line(rows.get(r), widths));
            if (r == 0) {
                out.println(rule(widths));
            }
        }
    }

    private static String line(List<String> row, int[] widths) {
        var text = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            text.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return text.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        var text = new StringBuilder();
        for (int width : widths) {
            text.append("-".repeat(width)).append("  ");
        }
        return text.toString().stripTrailing();
    }
}
