package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.client.UriText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a role counts: there and below. */
final class ScopeOptions {

    @Option(
            names = "--scope",
            paramLabel = "ID",
            description = "An ARM id, or / for everything. Or say -g, or -g and -n.")
    @Nullable
    String scope;

    @Option(
            names = {"-g", "--resource-group"},
            paramLabel = "GROUP",
            description = "The resource group.")
    @Nullable
    String group;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            description = "The service in it.")
    @Nullable
    String name;

    boolean isGiven() {
        return scope != null || group != null || name != null;
    }

    /** Without a trailing slash; empty for everything. */
    String in(ArmClient arm) {
        if (scope != null) {
            if (group != null || name != null) {
                throw new CliException(ExitCode.USAGE, "--scope says it all: leave -g and -n away");
            }
            if (!scope.startsWith("/")) {
                throw new CliException(
                        ExitCode.USAGE,
                        "--scope must be an ARM id such as /subscriptions/ID, or /, not '" + scope + "'");
            }
            return scope.replaceAll("/+$", "");
        }
        if (group == null) {
            throw new CliException(ExitCode.USAGE, "say where: --scope ID (or /), or -g GROUP, or -g GROUP -n SERVICE");
        }
        return name == null
                ? "/subscriptions/" + arm.subscription() + "/resourceGroups/" + UriText.segment(group)
                : arm.service(group, name);
    }
}
