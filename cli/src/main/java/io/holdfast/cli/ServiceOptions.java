package io.holdfast.cli;

import picocli.CommandLine.Option;

/** Which service a command is about; spelled as in {@code az apim}. */
final class ServiceOptions {

    @Option(
            names = {"-g", "--resource-group"},
            required = true,
            paramLabel = "GROUP",
            description = "The resource group.")
    String group = "";

    @Option(
            names = {"-n", "--name"},
            required = true,
            paramLabel = "NAME",
            description = "The service.")
    String name = "";
}
