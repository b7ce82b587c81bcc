package io.holdfast.cli.policy;

import io.holdfast.cli.terminal.Output;
import io.holdfast.policy.PolicyProblem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tells what was found: for people as compilers do, one line for each place, so that editors and build servers find it; or as JSON. */
final class CheckReport {

    /** Values in messages, without which messages of one kind are equal. */
    private static final Pattern NAMES = Pattern.compile("(?<![A-Za-z])'[^']*'");

    private static final int MOST_REASONS = 20;

    private final List<DocumentReport> reports;

    CheckReport(List<DocumentReport> reports) {
        this.reports = reports;
    }

    boolean isClean() {
        return count(DocumentReport.Verdict.RUNS) == reports.size();
    }

    void print(Output output) {
        if (output.format == Output.Format.json) {
            output.printJson(json());
            return;
        }
        PrintWriter out = output.out();
        for (DocumentReport report : reports) {
            report.refused().forEach(each -> out.println(line(report, each, "error")));
            report.closed().forEach(each -> out.println(line(report, each, "fails closed")));
        }
        if (reports.size() > 1 && !isClean()) {
            out.println();
            out.println("Documents by reason:");
            reasons().entrySet().stream()
                    .limit(MOST_REASONS)
                    .forEach(each -> out.printf("%6d  %s%n", each.getValue(), Output.plain(each.getKey())));
        }
        if (!isClean()) {
            out.println();
        }
        out.println(summary());
    }

    private static String line(DocumentReport report, PolicyProblem problem, String kind) {
        return Output.plain("%s:%d:%d: %s: %s: %s"
                .formatted(report.file(), problem.line(), problem.column(), kind, problem.element(), problem.text()));
    }

    private String summary() {
        return "%s: %d run, %d fail closed where that is said, %d would be refused."
                .formatted(
                        reports.size() == 1 ? "1 document" : reports.size() + " documents",
                        count(DocumentReport.Verdict.RUNS),
                        count(DocumentReport.Verdict.FAILS_CLOSED),
                        count(DocumentReport.Verdict.REFUSED));
    }

    private long count(DocumentReport.Verdict verdict) {
        return reports.stream().filter(each -> each.verdict() == verdict).count();
    }

    /** How many documents each reason concerns, the most frequent first. Names and values do not tell reasons apart. */
    private Map<String, Integer> reasons() {
        Map<String, Integer> counts = new TreeMap<>();
        for (DocumentReport report : reports) {
            var of = new LinkedHashSet<String>();
            report.refused().forEach(each -> of.add("error: " + reason(each)));
            report.closed().forEach(each -> of.add("fails closed: " + reason(each)));
            of.forEach(reason -> counts.merge(reason, 1, Integer::sum));
        }
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }

    private static String reason(PolicyProblem problem) {
        return problem.element() + ": " + NAMES.matcher(problem.text()).replaceAll("'…'");
    }

    private Map<String, Object> json() {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (DocumentReport report : reports) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", report.file().toString());
            one.put("scope", report.scope().name().toLowerCase(Locale.ROOT));
            one.put("verdict", word(report.verdict()));
            one.put("refused", report.refused().stream().map(CheckReport::json).toList());
            one.put(
                    "failsClosed",
                    report.closed().stream().map(CheckReport::json).toList());
            documents.add(one);
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("documents", reports.size());
        for (DocumentReport.Verdict verdict : DocumentReport.Verdict.values()) {
            summary.put(word(verdict), count(verdict));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("summary", summary);
        all.put("reasons", reasons());
        all.put("documents", documents);
        return all;
    }

    private static String word(DocumentReport.Verdict verdict) {
        return switch (verdict) {
            case RUNS -> "runs";
            case FAILS_CLOSED -> "failsClosed";
            case REFUSED -> "refused";
        };
    }

    private static Map<String, Object> json(PolicyProblem problem) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("element", problem.element());
        one.put("line", problem.line());
        one.put("column", problem.column());
        one.put("message", problem.text());
        return one;
    }
}
