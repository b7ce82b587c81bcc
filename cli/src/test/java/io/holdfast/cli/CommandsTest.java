package io.holdfast.cli;

import io.holdfast.cli.client.ExitCode;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A short command pays for itself alone; whoever asks what there is sees everything. */
class CommandsTest {

    @Test
    void every_command_is_known_by_its_own_name() {
        Commands.ALL.forEach((name, type) -> assertThat(new CommandLine(type).getCommandName())
                .as(type.getName())
                .isEqualTo(name));
    }

    @Test
    void only_the_command_that_is_asked_for_is_read() {
        for (String name : Commands.ALL.keySet()) {
            if (!name.equals("help") && !name.equals("generate-completion")) {
                assertThat(Commands.of(name, "--help").subcommands()).containsOnlyKeys(name);
            }
        }
        assertThat(Commands.of("--version").subcommands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "-h", "help", "generate-completion", "no-such-command", "--no-such-option"})
    void all_are_there_to_be_shown_and_suggested(String argument) {
        String[] arguments = argument.isEmpty() ? new String[0] : new String[] {argument};

        assertThat(Commands.of(arguments).subcommands())
                .containsOnlyKeys(Commands.ALL.keySet().toArray(String[]::new));
    }

    @Test
    void a_misspelt_command_is_told_what_was_meant() {
        var err = new StringWriter();

        assertThat(Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), "restor"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("restore");
    }

    @Test
    void help_of_another_command_finds_it() {
        var out = new StringWriter();

        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(new StringWriter()), "help", "backup"))
                .isZero();
        assertThat(out.toString()).contains("create", "newest");
    }
}
