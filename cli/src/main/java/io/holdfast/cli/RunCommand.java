package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.client.UriText;
import io.holdfast.cli.terminal.Output;
import io.holdfast.cli.terminal.ProgressLine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What runs and ran at the server: backups, restores, previews, verifications, proofs. */
@Command(
        name = "run",
        description = "Follow and cancel backups, restores, previews, verifications and proofs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RunCommand {

    private static final String ID = "The run, or how its id begins.";

    private static final int MOST_NAME = 12;

    @Command(name = "list", description = "List what runs and ran, newest first.", mixinStandardHelpOptions = true)
    int list(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Option(
                            names = "--num-results",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "How many at most, up to 1000. Default: ${DEFAULT-VALUE}.")
                    int most) {
        if (most < 1 || most > 1_000) {
            throw new CliException(ExitCode.USAGE, "--num-results must be 1 to 1000");
        }
        try (ArmClient arm = connection.open()) {
            output.print(
                    new RecoveryProvider(arm, which).runs(most),
                    columns(),
                    "Nothing has run for " + which.name + " in the last seven days.");
        }
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Show one run, and how far it is.", mixinStandardHelpOptions = true)
    int show(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Parameters(paramLabel = "ID", description = ID) String id) {
        try (ArmClient arm = connection.open()) {
            output.print(new RecoveryProvider(arm, which).run(id), details());
        }
        return ExitCode.OK;
    }

    @Command(
            name = "watch",
            description = "Follow a run to its end. Exit code 1 if it fails or is cancelled.",
            mixinStandardHelpOptions = true)
    int watch(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Parameters(paramLabel = "ID", description = ID) String id) {
        try (ArmClient arm = connection.open()) {
            var provider = new RecoveryProvider(arm, which);
            JsonNode run = followed(arm, provider, output, which, provider.run(id));
            if (output.format == Output.Format.json) {
                output.print(run, Map.of());
            }
            if (!run.path("status").asString("").equals("Succeeded")) {
                throw CliException.failed(ended(run, which) + ": "
                        + Output.plain(run.path("error").path("message").asString("no reason given")));
            }
            if (output.format == Output.Format.table) {
                output.out().println(ended(run, which) + ", " + done(run) + " resources.");
            }
        }
        return ExitCode.OK;
    }

    @Command(
            name = "cancel",
            description = "Cancel a run; it then leaves nothing behind. Exit code 3 if it is too late.",
            mixinStandardHelpOptions = true)
    int cancel(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--no-wait", description = "Return when the server has taken note of it.") boolean noWait) {
        try (ArmClient arm = connection.open()) {
            var provider = new RecoveryProvider(arm, which);
            String whole = provider.run(id).path("id").asString("");
            JsonNode run = provider.post("runs/" + UriText.segment(whole) + "/cancel", null);
            if (!noWait) {
                run = followed(arm, provider, output, which, run);
            }
            if (output.format == Output.Format.json) {
                output.print(run, Map.of());
            } else {
                output.out()
                        .println(
                                RunText.ongoing(run)
                                        ? "The " + RunText.kind(run) + " of " + which.name + " is being cancelled."
                                        : ended(run, which) + "; it has left nothing.");
            }
        }
        return ExitCode.OK;
    }

    private static JsonNode followed(
            ArmClient arm, RecoveryProvider provider, Output output, ServiceOptions which, JsonNode run) {
        String id = run.path("id").asString("");
        JsonNode now = run;
        long start = System.nanoTime();
        try (var wait =
                new RunWait(arm, provider.service(), output, "The " + RunText.kind(run) + " of " + which.name)) {
            wait.began(id);
            while (RunText.ongoing(now)) {
                ArmClient.pause(Duration.ofSeconds(1), start, wait);
                now = provider.run(id);
            }
        }
        return now;
    }

    /** {@code The restore of contoso succeeded after 7.8 s}. */
    private static String ended(JsonNode run, ServiceOptions which) {
        String state = RunText.state(run);
        return "The " + RunText.kind(run) + " of " + which.name + (state.equals("cancelled") ? " was " : " ") + state
                + " after "
                + ProgressLine.seconds(
                        Duration.ofMillis((long) (run.path("seconds").asDouble(0) * 1000)));
    }

    private static String done(JsonNode run) {
        return String.format(
                Locale.ROOT, "%,d", run.path("progress").path("records").asLong(0));
    }

    private static Map<String, Function<JsonNode, String>> columns() {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Id", run -> shortened(run.path("id").asString("")));
        columns.put("Kind", RunText::kind);
        columns.put("State", RunText::state);
        columns.put("Started", run -> minute(run.path("started")));
        columns.put("Started by", run -> cut(Output.member("startedBy").apply(run)));
        columns.put("Done", run -> run.path("progress").path("percent").asString("0") + " %");
        columns.put("Left", run -> orDash(RunText.left(run)));
        return columns;
    }

    private static Map<String, Function<JsonNode, String>> details() {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Id", Output.member("id"));
        columns.put("Kind", RunText::kind);
        columns.put("State", RunText::state);
        columns.put("Started", Output.member("started"));
        columns.put("Started by", Output.member("startedBy"));
        columns.put("Ended", Output.member("ended"));
        columns.put("Seconds", Output.member("seconds"));
        columns.put("Done", run -> orDash(RunText.far(run)));
        columns.put("Rate", run -> orDash(RunText.rate(run)));
        columns.put("Time left", run -> orDash(RunText.left(run)));
        columns.put("Cancelled by", Output.member("cancelledBy"));
        columns.put("Error", Output.member("error", "message"));
        return columns;
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(id.length(), RecoveryProvider.SHORT_ID));
    }

    private static String minute(JsonNode time) {
        String text = time.asString("");
        return text.length() < 16 ? "-" : text.substring(5, 16).replace('T', ' ');
    }

    /** So that the table fits a terminal of 80 columns. */
    private static String cut(String name) {
        return name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME - 1) + "…";
    }
}
