package io.holdfast.cli;

import io.holdfast.cli.terminal.Output;
import io.holdfast.cli.terminal.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What is printed of a restore and of its preview, for people. */
final class RestoreReportText {

    private static final List<String> ACTIONS = List.of("create", "change", "remove", "leave");

    /** Of corrections; JSON has all that the server names. */
    private static final int MOST_CORRECTIONS = 50;

    private RestoreReportText() {}

    /** @param resources hands over those that are to be named */
    static void preview(PrintWriter out, JsonNode result, String what, Consumer<Consumer<JsonNode>> resources) {
        boolean allowed = result.path("verdict").asString("").equals("allowed");
        out.println(what + (allowed ? " is allowed. It would do this:" : " would be refused:"));
        source(out, result);
        result.path("checks").forEach(check -> {
            String word = check.path("passed").asBoolean(false) ? "✓ passed   " : "✗ refused  ";
            out.println("  " + word + padded(text(check, "name"), 8) + text(check, "detail"));
        });
        changes(out, result.path("changes"));
        resources(out, result, resources);
        notes(out, result, true);
        dangling(out, result);
        DoubledOperationsText.print(out, result);
    }

    /** Of which service the backup is, and when and by which deployment it was made. */
    static void source(PrintWriter out, JsonNode result) {
        if (!result.path("service").asString("").isEmpty()) {
            out.println("  The backup is of " + text(result, "service") + ", made " + text(result, "created")
                    + " by deployment " + text(result, "deployment") + ".");
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static void changes(PrintWriter out, JsonNode changes) {
        var table = new Table(List.of("Type", "Create", "Change", "Remove", "Leave"));
        long[] sums = new long[ACTIONS.size()];
        for (Map.Entry<String, JsonNode> type : changes.properties()) {
            var row = new ArrayList<String>();
            row.add(Output.plain(type.getKey()));
            long all = 0;
            for (int i = 0; i < ACTIONS.size(); i++) {
                long count = type.getValue().path(ACTIONS.get(i)).asLong(0);
                sums[i] += count;
                all += count;
                row.add(Long.toString(count));
            }
            if (all > 0) {
                table.row(row);
            }
        }
        if (!changes.isMissingNode()) {
            var row = new ArrayList<String>();
            row.add("all");
            for (long sum : sums) {
                row.add(Long.toString(sum));
            }
            table.row(row);
            out.println();
            table.print(out);
        }
    }

    private static void resources(PrintWriter out, JsonNode result, Consumer<Consumer<JsonNode>> resources) {
        var named = new AtomicLong();
        resources.accept(each -> {
            if (named.getAndIncrement() == 0) {
                out.println();
            }
            out.println("  " + padded(text(each, "action"), 8) + text(each, "path"));
        });
        if (result.path("truncated").asBoolean(false)
                && named.get() == result.path("resources").size()) {
            out.println("  … and more: --list all names all of them");
        }
    }

    /** What was not simply taken from the backup. */
    static void notes(PrintWriter out, JsonNode result, boolean planned) {
        JsonNode left = result.path("leftOut");
        if (!left.isEmpty()) {
            var names = new ArrayList<String>();
            left.forEach(name -> names.add(Output.plain(name.asString(""))));
            out.println("Left out, so that the service keeps its own: " + String.join(", ", names) + ".");
        }
        note(out, result, "rekeyed", planned ? "subscriptions would get new keys" : "subscriptions have new keys");
        note(
                out,
                result,
                "ownSecrets",
                planned ? "resources would keep" : "resources kept",
                " the service's own secrets");
        note(
                out,
                result,
                "withoutSecrets",
                planned ? "resources would have" : "resources have",
                " no secrets: set them");
        note(
                out,
                result,
                "mapped",
                planned ? "resources would be changed" : "resources were changed",
                " by the mapping");
        corrections(out, result, planned);
    }

    private static void note(PrintWriter out, JsonNode result, String member, String... words) {
        long count = result.path(member).asLong(0);
        if (count > 0) {
            out.println(count + " " + String.join("", words) + ".");
        }
    }

    private static void corrections(PrintWriter out, JsonNode result, boolean planned) {
        long count = result.path("corrected").asLong(0);
        if (count == 0) {
            return;
        }
        out.println(count + (planned ? " resources would be" : " resources were")
                + " corrected, because what they refer to was left out:");
        JsonNode corrections = result.path("corrections");
        for (int i = 0; i < Math.min(corrections.size(), MOST_CORRECTIONS); i++) {
            JsonNode each = corrections.path(i);
            out.println("  " + padded(text(each, "action"), 8) + text(each, "path") + ": " + text(each, "reason"));
        }
        if (count > MOST_CORRECTIONS) {
            out.println("  … and more: -o json has them");
        }
    }

    /** References in policies, which no restore corrects. */
    private static void dangling(PrintWriter out, JsonNode result) {
        long count = result.path("danglingCount").asLong(0);
        if (count == 0) {
            return;
        }
        out.println(count + " references in policies would lead nowhere:");
        JsonNode dangling = result.path("dangling");
        for (int i = 0; i < Math.min(dangling.size(), MOST_CORRECTIONS); i++) {
            JsonNode each = dangling.path(i);
            out.println("  " + text(each, "path") + ": " + text(each, "missing"));
        }
        if (count > MOST_CORRECTIONS) {
            out.println("  … and more: -o json has them");
        }
    }

    private static String text(JsonNode item, String member) {
        return Output.plain(item.path(member).asString("-"));
    }
}
