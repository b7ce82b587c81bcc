package io.holdfast.cli;

import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.files.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a command cannot be run: a line or two, never a page. */
final class Complaints {

    private Complaints() {}

    /** The command line cannot be used. */
    static int misspelt(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        String message = String.valueOf(failure.getMessage()).strip();
        err.println(command.getColorScheme()
                .errorText("holdfast: " + message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1)));
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** The command ran, and could not do what it was to do. */
    static int failed(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        return switch (failure) {
            case CliException refusal -> say(command, String.valueOf(refusal.getMessage()), refusal.exitCode());
            case IOException file -> say(command, Reason.of(file), ExitCode.FAILED);
            case UncheckedIOException file ->
                say(command, Reason.of(Objects.requireNonNullElse(file.getCause(), file)), ExitCode.FAILED);
            default -> throw failure;
        };
    }

    private static int say(CommandLine command, String message, int code) {
        command.getErr().println(command.getColorScheme().errorText("holdfast: " + message));
        return code;
    }
}
