package io.holdfast.cli;

import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Refuses options that would be ignored in silence: whoever gives one expects that it counts. */
final class IgnoredOptions {

    private IgnoredOptions() {}

    /** @param why what follows the name of the option that was given */
    static void refuse(CommandSpec command, List<String> options, String why) {
        var given = command.commandLine().getParseResult();
        for (String option : options) {
            if (given.hasMatchedOption(option)) {
                throw new CliException(ExitCode.USAGE, option + " " + why);
            }
        }
    }
}
