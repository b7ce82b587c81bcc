package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import io.holdfast.cli.terminal.ProgressLine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request about one service that goes on after its answer, followed to its end. */
record RecoveryCall(ConnectionOptions connection, Output output, ServiceOptions which, String doing) {

    /** Prints what came of it, for people. */
    interface Report {
        void print(JsonNode answer, String time);
    }

    /** A request of Azure's contract: {@code backup} or {@code restore}. */
    int azure(String action, ObjectNode body, boolean noWait, Report report) {
        try (ArmClient arm = connection.open()) {
            if (body.has(HoldfastMember.NAME)) {
                new RecoveryProvider(arm, which).demand();
            }
            String at = arm.service(which.group, which.name);
            if (noWait) {
                begun(at, arm.begin(at + "/" + action, body));
                return ExitCode.OK;
            }
            long start = System.nanoTime();
            JsonNode service;
            try (var wait = new RunWait(arm, at, output, doing + " " + which.name)) {
                service = arm.run("POST", at + "/" + action, body, wait);
            }
            print(service, start, report, this::forPrograms);
        }
        return ExitCode.OK;
    }

    private void begun(String service, Optional<String> run) {
        if (output.format == Output.Format.json) {
            run.ifPresent(id -> forPrograms(ArmClient.JSON.createObjectNode().put("run", id)));
        } else {
            output.out()
                    .println(run.map(id -> doing + " " + which.name + " goes on as run " + id + ".\n"
                                    + RunWait.next(service, id))
                            .orElse(doing + " " + which.name + "; follow it with: holdfast status"));
        }
    }

    /** A request of our own provider; answers what it found out. */
    JsonNode own(String action, ObjectNode body, Report report) {
        return own(action, body, report, this::forPrograms);
    }

    /** Likewise, with another way to print it for programs. */
    JsonNode own(String action, ObjectNode body, Report report, Consumer<JsonNode> forPrograms) {
        try (ArmClient arm = connection.open()) {
            long start = System.nanoTime();
            JsonNode answer;
            var provider = new RecoveryProvider(arm, which);
            try (var wait = new RunWait(arm, provider.service(), output, doing + " " + which.name)) {
                answer = provider.run(action, body, wait);
            }
            print(answer, start, report, forPrograms);
            return answer;
        }
    }

    private void forPrograms(JsonNode answer) {
        output.print(answer, ServiceCommand.columns());
    }

    private void print(JsonNode answer, long start, Report report, Consumer<JsonNode> forPrograms) {
        if (output.format == Output.Format.json) {
            forPrograms.accept(answer);
        } else {
            report.print(answer, ProgressLine.seconds(time(answer, start)));
        }
    }

    /** As the server measured it, for a restore until its gateway served; else as it was seen here. */
    private static Duration time(JsonNode answer, long start) {
        JsonNode facts = answer.has(HoldfastMember.NAME) ? answer.path(HoldfastMember.NAME) : answer;
        JsonNode seconds = facts.path("seconds");
        return seconds.isNumber()
                ? Duration.ofMillis(Math.round(seconds.asDouble() * 1000))
                : Duration.ofNanos(System.nanoTime() - start);
    }
}
