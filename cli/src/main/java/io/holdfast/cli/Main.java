package io.holdfast.cli;

import io.holdfast.cli.client.ExitCode;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code holdfast COMMAND …}. */
@Command(
        name = "holdfast",
        description = "API management that survives losing a region.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading =
                "%nExit codes: 0 done, 1 failed, 2 usage, 3 refused by the service, 4 nobody answers, 5 drill not recovered,"
                        + " 130 stopped by Ctrl-C.%n",
        footer = "New here? Run: holdfast drill")
public final class Main {

    Main() {}

    public static void main(String[] args) {
        System.exit(runOrFail(utf8(System.out), utf8(System.err), args));
    }

    /** Whatever goes wrong ends the process: a server that only half started must not stay behind with its threads. */
    private static int runOrFail(PrintWriter out, PrintWriter err, String... args) {
        try {
            return run(out, err, args);
        } catch (Error e) {
            e.printStackTrace(err);
            return ExitCode.FAILED;
        }
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs one command; for tests, which want neither the streams nor the exit of the process. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        var commandLine = new CommandLine(Commands.of(args))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Complaints::misspelt)
                .setExecutionExceptionHandler(Complaints::failed);
        if (args.length == 0) {
            commandLine.usage(out);
            return ExitCode.USAGE;
        }
        return commandLine.execute(Arrays.copyOf(args, args.length));
    }
}
