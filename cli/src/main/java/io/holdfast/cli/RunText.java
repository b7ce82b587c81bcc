package io.holdfast.cli;

import io.holdfast.cli.terminal.Output;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A run in words. */
final class RunText {

    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private RunText() {}

    /** {@code 62 %  12,340 of 20,000  4,100/s  2 s left}; empty while nothing is known. */
    static String far(JsonNode run) {
        JsonNode progress = run.path("progress");
        long total = progress.path("total").asLong(0);
        if (total <= 0) {
            return "";
        }
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%d %%  %,d of %,d",
                progress.path("percent").asLong(0),
                progress.path("records").asLong(0),
                total));
        String rate = rate(run);
        String left = left(run);
        String phase = progress.path("phase").asString("");
        if (!rate.isEmpty() && ongoing(run)) {
            text.append("  ").append(rate);
        }
        if (isCancelling(run)) {
            text.append("  cancelling");
        } else if (!left.isEmpty()) {
            text.append("  ").append(left).append(" left");
        } else if (!phase.isEmpty()) {
            text.append("  ").append(Output.plain(phase));
        }
        return text.toString();
    }

    /** Empty if it is not known. */
    static String rate(JsonNode run) {
        double perSecond = run.path("progress").path("perSecond").asDouble(0);
        return perSecond <= 0 ? "" : String.format(Locale.ROOT, perSecond < 10 ? "%,.1f/s" : "%,.0f/s", perSecond);
    }

    /** How long the copying will take; empty if it is not known. */
    static String left(JsonNode run) {
        JsonNode seconds = run.path("progress").path("secondsLeft");
        return seconds.isNumber() ? time(seconds.asDouble()) : "";
    }

    static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < MINUTE
                ? whole + " s"
                : whole < HOUR
                        ? whole / MINUTE + " min " + whole % MINUTE + " s"
                        : whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
    }

    static boolean ongoing(JsonNode run) {
        return run.path("status").asString("").equals("InProgress");
    }

    private static boolean isCancelling(JsonNode run) {
        return ongoing(run) && !run.path("cancelledBy").asString("").isEmpty();
    }

    /** As people say it. */
    static String state(JsonNode run) {
        return switch (run.path("status").asString("")) {
            case "InProgress" -> isCancelling(run) ? "cancelling" : "running";
            case "Canceled" -> "cancelled";
            case String other -> Output.plain(other.toLowerCase(Locale.ROOT));
        };
    }

    static String kind(JsonNode run) {
        return Output.plain(run.path("kind").asString("run"));
    }
}
