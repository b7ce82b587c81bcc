package io.holdfast.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Columns of text, aligned; what is wider than a terminal is told row by row, one cell a line. */
public final class Table {

    /** What every terminal has. */
    private static final int USUAL_WIDTH = 80;

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(Collection<String> head) {
        rows.add(List.copyOf(head));
    }

    public void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    public void print(PrintWriter out) {
        print(out, width(System.getenv()));
    }

    public void print(PrintWriter out, int most) {
        int[] widths = widths();
        if (IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) > most) {
            printRows(out);
            return;
        }
        for (int r = 0; r < rows.size(); r++) {
            out.println(line(rows.get(r), widths));
            if (r == 0) {
                out.println(rule(widths));
            }
        }
    }

    private void printRows(PrintWriter out) {
        List<String> head = rows.getFirst();
        int width = head.stream().mapToInt(String::length).max().orElse(0);
        for (int r = 1; r < rows.size(); r++) {
            if (r > 1) {
                out.println();
            }
            for (int i = 0; i < head.size(); i++) {
                out.println(head.get(i)
                        + " ".repeat(width - head.get(i).length())
                        + GAP
                        + rows.get(r).get(i));
            }
        }
    }

    private int[] widths() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    /** Wider where the shell says so. */
    private static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[0-9]{1,4}") ? Math.max(USUAL_WIDTH, Integer.parseInt(columns)) : USUAL_WIDTH;
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
