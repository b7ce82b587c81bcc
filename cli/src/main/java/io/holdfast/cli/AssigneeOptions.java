package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a role is given to. */
final class AssigneeOptions {

    @Option(
            names = "--assignee",
            paramLabel = "OBJECT_ID",
            description = "The object id of a user, a group, an application or a managed identity.")
    @Nullable
    String assignee;

    @Option(
            names = "--app",
            paramLabel = "CLIENT_ID",
            description = "An application of the server's own authority, by its client id.")
    @Nullable
    String app;

    boolean isGiven() {
        return assignee != null || app != null;
    }

    /** The object id. */
    String in(ArmClient arm) {
        if ((assignee == null) == (app == null)) {
            throw new CliException(ExitCode.USAGE, "say whom: --assignee OBJECT_ID or --app CLIENT_ID");
        }
        return assignee != null
                ? assignee
                : new IdentityProvider(arm)
                        .get(String.valueOf(app))
                        .at("/properties/objectId")
                        .asString();
    }
}
