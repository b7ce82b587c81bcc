package io.holdfast.cli;

import io.holdfast.cli.terminal.Output;
import io.holdfast.cli.terminal.Table;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Says for people how recoverable a service is. */
final class RecoveryReport {

    private RecoveryReport() {}

    /** @param status what {@code …/providers/Holdfast.Recovery/status} answers */
    static void print(PrintWriter out, String service, JsonNode status) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Service", service);
        if (status.path("damaged").isString()) {
            facts.put("Damaged", text(status, "damaged") + "; restore a backup into the service");
        }
        facts.put("Newest backup", newest(status.path("newestRestorable")));
        if (!status.path("missingKeys").isEmpty()) {
            facts.put("Keys missing", missing(status.path("missingKeys")));
        }
        facts.put("A loss would cost", cost(status));
        facts.put("Last proof", event(status.path("lastProof"), "never"));
        facts.put("Last restore", event(status.path("lastRestore"), "none in the last days"));
        int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
        facts.forEach((name, value) -> out.printf("%-" + width + "s  %s%n", name, value));
        out.println();
        policies(out, status.path("policies"));
        for (JsonNode backend : status.path("refusedBackends")) {
            out.println("\nThe gateway refuses calls to the backend " + text(backend, "name") + ": it "
                    + text(backend, "problem") + ".");
        }
        DoubledOperationsText.print(out, status);
        for (JsonNode stale : status.path("staleRoleAssignments")) {
            out.println("\nThe role assignment " + text(stale, "name") + " at " + text(stale, "scope")
                    + " names the principal " + text(stale, "principalId")
                    + " of an identity that the service has no more."
                    + " Delete it, and give the role to the present identity if it needs it.");
        }
    }

    private static String missing(JsonNode keys) {
        return String.join(", ", keys.values().stream().map(JsonNode::asString).toList())
                + ": what they sealed cannot be restored; see holdfast recovery-key import --help";
    }

    private static String newest(JsonNode backup) {
        return backup.isObject()
                ? text(backup, "name") + " in " + text(backup, "account") + "/" + text(backup, "container") + ", "
                        + text(backup, "created") + (backup.path("proven").asBoolean() ? ", proven" : ", not proven")
                : "none that can be restored";
    }

    private static String cost(JsonNode status) {
        if (status.path("rpoSeconds").isNull()) {
            return "everything";
        }
        if (status.path("changesSince").isNull()) {
            return "all changes of the last "
                    + duration(status.path("rpoSeconds").asLong());
        }
        long changes = status.path("changesSince").asLong();
        return changes == 0
                ? "nothing: no change since the newest backup"
                : (changes == 1 ? "1 change" : changes + " changes") + ", at most the last "
                        + duration(status.path("rpoSeconds").asLong());
    }

    private static String event(JsonNode event, String none) {
        return event.isObject()
                ? text(event, "ended") + ", took " + event.path("seconds").asString() + " s"
                : none;
    }

    private static void policies(PrintWriter out, JsonNode policies) {
        if (policies.isEmpty()) {
            out.println("No backup policy: nobody backs this service up unless asked.");
            return;
        }
        var table = new Table(List.of("Policy", "Status", "Last success", "Next run", "Failures"));
        for (JsonNode policy : policies) {
            table.row(List.of(
                    text(policy, "name"),
                    policy.path("enabled").asBoolean() ? text(policy, "status") : "disabled",
                    text(policy, "lastSuccess"),
                    text(policy, "nextRun"),
                    policy.path("consecutiveFailures").asString()));
        }
        table.print(out);
        for (JsonNode policy : policies) {
            for (String trouble : List.of("lastError", "waiting")) {
                if (policy.path(trouble).isString()) {
                    out.println("\n" + text(policy, "name") + ": " + text(policy, trouble));
                }
            }
        }
    }

    private static String text(JsonNode node, String member) {
        return Output.plain(node.path(member).asString("-"));
    }

    /** The two largest units. */
    static String duration(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min " + time.toSecondsPart() + " s" : seconds + " s";
    }
}
