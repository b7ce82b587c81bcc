package io.holdfast.cli;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What backup and restore have in common: one POST, followed to its end. */
final class RecoveryCall {

    private RecoveryCall() {}

    static int run(
            String action,
            String doing,
            String done,
            Connection connection,
            Output output,
            ServiceOptions which,
            StorageOptions storage,
            boolean noWait) {
        var body = storage.body(System.getenv());
        try (ArmClient arm = connection.open()) {
            String url = arm.service(which.group, which.name) + "/" + action;
            if (noWait) {
                arm.post(url, body);
                output.out().println(doing + " " + which.name + "; follow it with: holdfast status");
                return ExitCode.OK;
            }
            long start = System.nanoTime();
            JsonNode service;
            try (Progress progress = output.progress(doing + " " + which.name)) {
                service = arm.run("POST", url, body, progress);
            }
            if (output.format == Output.Format.json) {
                output.print(service, ServiceCommand.columns());
            } else {
                output.out()
                        .println(done + " " + which.name + (action.equals("backup") ? " to " : " from ")
                                + storage.account + "/"
                                + storage.container + "/" + storage.backupName + " in "
                                + Progress.seconds(Duration.ofNanos(System.nanoTime() - start)) + ".");
            }
        }
        return ExitCode.OK;
    }
}
