package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.client.ExitCode;
import io.holdfast.server.HoldfastServer;
import io.holdfast.server.settings.SettingsReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a service that was deleted, as a person types it, against a server in this process. */
class ServiceCommandsTest {

    @TempDir
    static Path directory;

    private static HoldfastServer server;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        var flags = Map.of(
                "data", directory.toString(), "management.port", "0", "gateway.port", "0", "gateway.tlsPort", "0");
        server = HoldfastServer.start(SettingsReader.read(null, Map.of(), flags));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private int run(String command, String... more) {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--data", directory.toString()));
        words.addAll(List.of(more));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
    }

    private void ok(String command, String... more) {
        assertThat(run(command, more)).as(command + ": " + out + err).isEqualTo(ExitCode.OK);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }

    @Test
    void aDeletedServiceIsBroughtBackAsItWas() {
        ok("service create -g rg -n back -l westeurope --sku-name Premium --sku-capacity 2");

        assertThat(run("service delete -g rg -n back")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("holdfast service create -g rg -n back --restore", "--yes");
        ok("service delete -g rg -n back --yes");
        assertThat(out.toString()).contains("holdfast service create -g rg -n back --restore");
        assertThat(run("service create -g rg -n back -l westeurope")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString())
                .contains(
                        "ServiceAlreadyExistsInSoftDeletedState",
                        "holdfast service create -g rg -n back --restore",
                        "holdfast deletedservice purge -n back");

        ok("service create --restore -g rg -n Back -o json");
        assertThat(json().path("location").asString()).isEqualTo("West Europe");
        assertThat(json().at("/sku/name").asString()).isEqualTo("Premium");
        assertThat(json().at("/sku/capacity").asInt()).isEqualTo(2);
        ok("service delete -g rg -n back --yes -o json");
        assertThat(out.toString()).isEmpty();
        ok("service create --restore -g rg -n back --location westeurope");
    }

    @Test
    void whatIsNotDeletedIsNotBroughtBack() {
        ok("service create -g rg -n live");

        assertThat(run("service create --restore -g rg -n live")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("no deleted service 'live'", "holdfast deletedservice list");
        ok("service delete -g rg -n live --yes");
        assertThat(run("service create --restore -g other -n live")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("no deleted service 'live' of resource group 'other'");
        assertThat(run("service list -g other -o json"))
                .as("the group is not made")
                .isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void deletedServicesAreListedShownAndPurged() {
        ok("service create -g rg -n gone -l northeurope");
        ok("service delete -g rg -n gone --yes");

        ok("deletedservice list");
        assertThat(out.toString()).containsPattern("gone +rg +North Europe +\\d{4}-");
        ok("deletedservice list -o json");
        assertThat(json().findValuesAsString("name")).contains("gone");
        ok("deletedservice show -n gone -o json");
        assertThat(json().at("/properties/serviceId").asString()).endsWith("/service/gone");
        ok("deletedservice show --service-name gone", "--location", "North Europe");
        assertThat(run("deletedservice show -n gone -l westeurope")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("no deleted service 'gone' in westeurope", "deletedservice list");

        assertThat(run("deletedservice purge -n gone")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--yes");
        ok("deletedservice purge -n gone --yes");
        assertThat(run("deletedservice purge -n gone --yes")).isEqualTo(ExitCode.REFUSED);
        ok("service create -g rg -n gone");
    }
}
