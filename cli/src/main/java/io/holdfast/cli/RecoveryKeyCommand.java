package io.holdfast.cli;

import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Table;
import io.holdfast.files.Reason;
import io.holdfast.server.BeginAnew;
import io.holdfast.server.RecoveryKeyFile;
import io.holdfast.server.StartException;
import io.holdfast.server.settings.ServerSettings;
import io.holdfast.server.settings.SettingsReader;
import io.holdfast.server.settings.declare.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The keys that seal backups: works on the key file itself, whether a server runs or not; only beginning anew
 * needs the database. */
@Command(
        name = "recovery-key",
        description = "List, export, import, rotate and replace the keys that seal backups.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RecoveryKeyCommand {

    private static final String RESTART = "A running server reads them at its next start.";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    /** Which deployment's keys. */
    static final class Where {

        @Option(names = "--config", paramLabel = "FILE", description = "The settings of the server.")
        @Nullable
        Path config;

        @Option(names = "--data", paramLabel = "DIR", description = "The server's data directory. Default: ./data.")
        @Nullable
        Path data;

        RecoveryKeyFile file() {
            return RecoveryKeyFile.of(settings());
        }

        ServerSettings settings() {
            var flags = new LinkedHashMap<String, String>();
            if (data != null) {
                flags.put("data", data.toString());
            }
            try {
                return SettingsReader.read(config, System.getenv(), flags);
            } catch (SettingsException e) {
                throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
            }
        }
    }

    @Command(name = "list", description = "Show which keys there are, by fingerprint.", mixinStandardHelpOptions = true)
    int list(@Mixin Where where) {
        return explained(() -> {
            var table = new Table(List.of("Fingerprint", "Use"));
            List<String> fingerprints = where.file().fingerprints();
            for (String fingerprint : fingerprints) {
                boolean seals = fingerprint.equals(fingerprints.getFirst());
                table.row(List.of(fingerprint, seals ? "seals new backups, opens its own" : "opens its own"));
            }
            table.print(out());
        });
    }

    @Command(
            name = "export",
            description = "Write a copy of all keys to a file, to be kept outside the region.",
            mixinStandardHelpOptions = true)
    int export(
            @Mixin Where where,
            @Option(names = "--to", required = true, paramLabel = "FILE", description = "A file that is not there yet.")
                    Path to) {
        return explained(() -> {
            where.file().exportTo(to);
            out().println("Exported to " + to + ". Whoever has this file can read the backups.");
        });
    }

    @Command(
            name = "import",
            description = "Take in the keys of a file, to open backups that they sealed.",
            mixinStandardHelpOptions = true)
    int take(
            @Mixin Where where,
            @Option(names = "--from", required = true, paramLabel = "FILE", description = "As export wrote it.")
                    Path from) {
        return explained(() -> {
            RecoveryKeyFile file = where.file();
            file.importFrom(from);
            out().println("Keys now: " + String.join(", ", file.fingerprints()) + ". " + RESTART);
        });
    }

    @Command(
            name = "rotate",
            description = "Make a new key that seals from now on; the old ones still open what they sealed.",
            mixinStandardHelpOptions = true)
    int rotate(@Mixin Where where) {
        return explained(() -> {
            RecoveryKeyFile file = where.file();
            file.rotate();
            out().println("New backups will be sealed with "
                    + file.fingerprints().getFirst() + ". " + RESTART);
            out().println("Export the keys again: the copy outside the region lacks the new one.");
        });
    }

    @Command(
            name = "begin-anew",
            description = {
                "Give up the keys that are lost for good and make a new one that seals from now on.",
                "Without --yes it only tells what is lost with them. The server must be stopped."
            },
            mixinStandardHelpOptions = true)
    int beginAnew(
            @Mixin Where where,
            @Option(names = "--yes", description = "Do it: no copy of the missing keys exists anywhere.") boolean yes) {
        return explained(() -> {
            try (var anew = BeginAnew.of(where.settings())) {
                Map<String, Long> missing = anew.missing();
                missing.forEach((key, backups) -> out().println("Missing: " + key + ". "
                        + (backups == 1 ? "1 backup" : backups + " backups")
                        + " that this deployment knows cannot be restored without it."));
                if (!missing.isEmpty() && !yes) {
                    throw new CliException(
                            ExitCode.USAGE,
                            "nothing was changed: if a copy of the key exists anywhere, take it in with 'holdfast"
                                    + " recovery-key import --from FILE'; if not, say --yes");
                }
                out().println("New backups will be sealed with " + anew.begin().getFirst()
                        + ". Start the server, take a backup of every service, prove it, and export the keys.");
            } catch (StartException e) {
                throw CliException.failed(String.valueOf(e.getMessage()));
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static int explained(Work work) {
        try {
            work.run();
            return ExitCode.OK;
        } catch (FileAlreadyExistsException e) {
            throw new CliException(ExitCode.USAGE, e.getFile() + " is there already; name a new file");
        } catch (NoSuchFileException e) {
            throw new CliException(
                    ExitCode.USAGE,
                    "there is no key file " + e.getFile() + "; name it, or the deployment with --config or --data");
        } catch (IOException e) {
            throw CliException.failed(Reason.of(e));
        }
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
