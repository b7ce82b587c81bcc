package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.server.settings.ServerSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command line answers that never reaches a server; the rest is tested against real ones. */
class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void withoutACommandItShowsWhatThereIs() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(out.toString()).contains("drill", "server", "backup", "restore", "holdfast drill");
    }

    @Test
    void helpOfACommandIsNoError() {
        assertThat(run("backup", "create", "--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("--storage-account-container");
    }

    @Test
    void allThatCanBeSetIsShownForPeopleAndForPrograms() {
        assertThat(run("settings")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        ServerSettings.described()
                .forEach(one -> assertThat(out.toString()).contains(one.name() + "\n", "  " + one.variable()));
        out.getBuffer().setLength(0);

        assertThat(run("settings", "tlsport", "-o", "json")).isEqualTo(ExitCode.OK);
        assertThat(ArmClient.JSON.readTree(out.toString()))
                .singleElement()
                .satisfies(one -> assertThat(one.path("default").asString()).isEqualTo("8444"));

        assertThat(run("settings", "gatewai")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no setting has 'gatewai' in its name");
    }

    @Test
    void aMissingOptionIsNamed() {
        assertThat(run("restore", "-g", "rg", "-n", "contoso")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--backup-name");
    }

    @Test
    void deletingWantsAYes() {
        assertThat(run("service", "delete", "-g", "rg", "-n", "contoso")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--yes");
    }

    @Test
    void nobodyThereIsToldWithTheNextStep() {
        assertThat(run("status", "--data", directory.toString())).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString()).contains("no server has run in " + directory);
    }

    @Test
    void theStatusOfOneServiceWantsItsGroupAndItsName() {
        assertThat(run("status", "-n", "contoso")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--resource-group");
        assertThat(run("status", "-g", "rg", "-n", "contoso", "--data", directory.toString()))
                .isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void aPlainHttpEndpointIsRefusedBeforeATokenIsSent() {
        assertThat(run("status", "--endpoint", "http://127.0.0.1:1", "--token", "t"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("must be an https URL").doesNotContain("Exception");
    }

    @Test
    void nobodyListeningIsUnreachable() {
        assertThat(run("status", "--endpoint", "https://127.0.0.1:1", "--token", "t"))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString()).contains("nobody answers at https://127.0.0.1:1");
    }

    @Test
    void whatNoUrlCanHoldIsEncoded() {
        assertThat(run("status", "--endpoint", "https://127.0.0.1:1", "--token", "t", "--subscription", "my own"))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString()).doesNotContain("IllegalArgumentException");
        var connection = new ConnectionOptions();
        connection.endpoint = URI.create("https://127.0.0.1:1");
        var environment = Map.of(
                "AZURE_TENANT_ID", "my own",
                "AZURE_CLIENT_ID", "c",
                "AZURE_CLIENT_SECRET", "s",
                "AZURE_AUTHORITY_HOST", "https://127.0.0.1:1");
        try (ArmClient arm = connection.open(environment)) {
            assertThatThrownBy(() -> arm.get("/subscriptions"))
                    .isInstanceOfSatisfying(
                            CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
        }
    }

    @Test
    void anEnvironmentThatHoldsNoUrlIsNamed() {
        for (String variable : new String[] {"HOLDFAST_ENDPOINT", "AZURE_AUTHORITY_HOST"}) {
            var environment = Map.of(
                    "AZURE_TENANT_ID", "t",
                    "AZURE_CLIENT_ID", "c",
                    "AZURE_CLIENT_SECRET", "s",
                    "HOLDFAST_ENDPOINT", variable.equals("HOLDFAST_ENDPOINT") ? "my host" : "https://127.0.0.1:1",
                    "AZURE_AUTHORITY_HOST", "my host");

            assertThatThrownBy(() -> new ConnectionOptions().open(environment))
                    .isInstanceOfSatisfying(
                            CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                    .hasMessage(variable + " must be an https URL, not 'my host'");
        }
    }

    @Test
    void aStorageKeyIsAskedForBeforeAnythingIsSent() {
        int code = run(
                "backup",
                "create",
                "-g",
                "rg",
                "-n",
                "contoso",
                "--backup-name",
                "b",
                "--storage-account-name",
                "local",
                "--storage-account-container",
                "c",
                "--endpoint",
                "https://127.0.0.1:1",
                "--token",
                "t");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("HOLDFAST_STORAGE_KEY");
    }

    @Test
    void aBadSettingStopsTheServerAtOnce() {
        assertThat(run("server", "--data", directory.toString(), "--set", "gateway.port=x"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'gateway.port'");
    }

    @Test
    void behindWhatCannotBeUsedStandsAHintAndNotTheWholeUsage() {
        for (String[] wrong : new String[][] {
            {"api", "import", "-g", "rg"}, {"backup", "create", "--no-such-option"}, {"no-such-command"}
        }) {
            err.getBuffer().setLength(0);

            assertThat(run(wrong)).isEqualTo(ExitCode.USAGE);

            assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(4);
            assertThat(err.toString())
                    .startsWith("holdfast: ")
                    .contains("Try: holdfast ")
                    .contains("--help");
        }
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        String nowhere = directory.resolve("nowhere.yaml").toString();
        for (String[] wrong : new String[][] {
            {"api", "import", "-g", "rg", "-n", "c", "--path", "p", "--specification-path", nowhere},
            {"server", "--config", nowhere},
            {"recovery-key", "import", "--data", directory.toString(), "--from", nowhere},
        }) {
            err.getBuffer().setLength(0);

            assertThat(run(wrong)).isNotEqualTo(ExitCode.OK);

            assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(2);
            assertThat(err.toString())
                    .contains(nowhere)
                    .containsAnyOf("there is no such file", "there is no key file")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aCertificateThatIsNotThereIsMoreThanAPath() {
        int code = run(
                "server",
                "--data",
                directory.toString(),
                "--set",
                "management.port=0",
                "--set",
                "management.certificate=" + directory.resolve("no.pem"),
                "--set",
                "management.key=" + directory.resolve("no.key"));

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("no.pem")
                .contains("there is no such file")
                .doesNotContain("Exception");
    }
}
