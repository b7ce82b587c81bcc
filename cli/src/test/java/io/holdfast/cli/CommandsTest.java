package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.client.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A short command pays for itself alone; whoever asks what there is sees everything. */
class CommandsTest {

    @Test
    void everyCommandIsKnownByItsOwnName() {
        Commands.ALL.forEach((name, type) -> assertThat(new CommandLine(type).getCommandName())
                .as(type.getName())
                .isEqualTo(name));
    }

    @Test
    void onlyTheCommandThatIsAskedForIsRead() {
        for (String name : Commands.ALL.keySet()) {
            if (!name.equals("help") && !name.equals("generate-completion")) {
                assertThat(Commands.of(name, "--help").subcommands()).containsOnlyKeys(name);
            }
        }
        assertThat(Commands.of("--version").subcommands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "-h", "help", "generate-completion", "no-such-command", "--no-such-option"})
    void allAreThereToBeShownAndSuggested(String argument) {
        String[] arguments = argument.isEmpty() ? new String[0] : new String[] {argument};

        assertThat(Commands.of(arguments).subcommands())
                .containsOnlyKeys(Commands.ALL.keySet().toArray(String[]::new));
    }

    @Test
    void aMisspeltCommandIsToldWhatWasMeant() {
        var err = new StringWriter();

        assertThat(Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), "restor"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("restore");
    }

    @Test
    void helpOfAnotherCommandFindsIt() {
        var out = new StringWriter();

        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(new StringWriter()), "help", "backup"))
                .isZero();
        assertThat(out.toString()).contains("create", "newest");
    }
}
