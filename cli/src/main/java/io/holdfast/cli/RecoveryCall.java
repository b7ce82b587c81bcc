package io.holdfast.cli;

import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request about one service that goes on after its answer, followed to its end. */
record RecoveryCall(Connection connection, Output output, ServiceOptions which, String doing) {

    /** Prints what came of it, for people. */
    interface Report {
        void print(JsonNode answer, String time);
    }

    /** A request of Azure's contract: {@code backup} or {@code restore}. */
    int azure(String action, ObjectNode body, boolean noWait, Report report) {
        try (ArmClient arm = connection.open()) {
            if (body.has(RecoveryChoices.NAME)) {
                new RecoveryProvider(arm, which).demand();
            }
            String url = arm.service(which.group, which.name) + "/" + action;
            if (noWait) {
                arm.post(url, body);
                if (output.format == Output.Format.table) {
                    output.out().println(doing + " " + which.name + "; follow it with: holdfast status");
                }
                return ExitCode.OK;
            }
            long start = System.nanoTime();
            JsonNode service;
            try (Progress progress = output.progress(doing + " " + which.name)) {
                service = arm.run("POST", url, body, progress);
            }
            print(service, start, report, this::forPrograms);
        }
        return ExitCode.OK;
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
            try (Progress progress = output.progress(doing + " " + which.name)) {
                answer = new RecoveryProvider(arm, which).run(action, body, progress);
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
            report.print(answer, Progress.seconds(Duration.ofNanos(System.nanoTime() - start)));
        }
    }
}
