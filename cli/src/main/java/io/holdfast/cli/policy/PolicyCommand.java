package io.holdfast.cli.policy;

import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.policy.PolicyScope;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be told of policy documents without a server. */
@Command(
        name = "policy",
        description = "Check policy documents on this machine, without a server.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class PolicyCommand {

    @Command(
            name = "check",
            description = {
                "Check documents as a server does when they are stored, and tell what in them would fail closed."
                        + " Exit code 0 if all of them run, 1 if not."
            },
            mixinStandardHelpOptions = true)
    int check(
            @Mixin Output output,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            description =
                                    "global, workspace, product, api, operation, resolver or fragment. Default: what suits"
                                            + " the document best.")
                    @Nullable
                    PolicyScope scope,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            description = "How expressions are spelled: xml or rawxml. Default: rawxml.")
                    @Nullable
                    PolicyFormat format,
            @Option(
                            names = "--values",
                            paramLabel = "FILE",
                            description =
                                    "YAML or JSON with namedValues (a map by display name), backends, loggers,"
                                            + " certificates (lists of ids). Without it, or without one of these, all are taken to exist.")
                    @Nullable
                    Path values,
            @Option(
                            names = "--fragments",
                            paramLabel = "DIR",
                            description =
                                    "The fragments, each a file named by its id. Without it, all are taken to exist.")
                    @Nullable
                    Path fragments,
            @Parameters(arity = "1..*", paramLabel = "FILE", description = "Documents, and directories with documents.")
                    List<Path> files) {
        PolicyLanguage language = PolicyLanguage.load();
        PolicyFormat spelling = format == null ? PolicyFormat.RAWXML : format;
        var check = new DocumentCheck(
                language,
                values == null ? Surroundings.UNKNOWN : Surroundings.read(values),
                KnownFragments.in(fragments, language, spelling),
                spelling,
                scope);
        List<DocumentReport> reports =
                DocumentFiles.read(files).stream().map(check::check).toList();
        if (reports.isEmpty()) {
            throw new CliException(ExitCode.USAGE, "there is no policy document in " + files.getFirst());
        }
        var report = new CheckReport(reports);
        report.print(output);
        return report.isClean() ? ExitCode.OK : ExitCode.FAILED;
    }
}
