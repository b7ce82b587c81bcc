package io.holdfast.cli.drill;

import io.holdfast.cli.terminal.Table;
import io.holdfast.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Shows a rehearsal while it runs, and its result as a page that is a pleasure to read. */
final class Screen {

    private final PrintWriter out;
    private final boolean live;

    Screen(PrintWriter out) {
        this.out = out;
        this.live = Terminal.interactive();
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Runs a step; shows that it runs, then that it is done and how long it took. */
    <T> T step(String name, Callable<T> work) throws Exception {
        if (live) {
            out.print("  … " + name);
            out.flush();
        }
        long start = System.nanoTime();
        try {
            T result = work.call();
            out.printf(Locale.ROOT, "%s  ✓ %-62s %6.1f s%n", live ? "\r" : "", name, seconds(start));
            return result;
        } catch (Exception e) {
            out.printf("%s  ✗ %s%n", live ? "\r" : "", name);
            throw e;
        } finally {
            out.flush();
        }
    }

    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    void show(DrillReport report, String from, String to) {
        out.println();
        var table = new Table(List.of("Measure", "Result", "Meaning"));
        table.row(List.of(
                "Recovery point (RPO)",
                sec(report.rpoSeconds()),
                "age of the newest recovered change when " + from + " was lost"));
        table.row(List.of(
                "Recovery time (RTO)",
                sec(report.rtoSeconds()),
                "from the decision until a caller was answered by " + to));
        table.row(List.of("  restore", sec(report.restoreSeconds()), "as the caller of the API saw it"));
        table.row(List.of("  first answer", sec(report.firstAnswerSeconds()), "redirect and first call"));
        table.row(List.of("Backup", sec(report.backupSeconds()), "while callers kept calling"));
        table.row(List.of("Requests sent", count(report.requests().sent()), "without a pause, through all of it"));
        table.row(List.of("  failed", count(report.requests().failed()), "while no region answered"));
        table.row(List.of("  failed after redirect", count(report.requests().failedAfterRedirect()), "should be 0"));
        table.row(List.of(
                "Resources recovered",
                count(report.resources().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()),
                perType(report)));
        table.row(List.of(
                "Configurations identical",
                report.identical() ? "yes" : "NO",
                "compared through the management API, secrets included"));
        table.print(out);
        out.println();
        out.println("Verdict: " + report.verdict().toUpperCase(Locale.ROOT));
        out.flush();
    }

    private static String perType(DrillReport report) {
        var text = new StringBuilder();
        report.resources().forEach((type, number) -> {
            if (text.length() < 60) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(number)
                        .append(' ')
                        .append(type);
            } else if (!text.toString().endsWith(" …")) {
                text.append(" …");
            }
        });
        return text.toString();
    }

    private static String sec(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
