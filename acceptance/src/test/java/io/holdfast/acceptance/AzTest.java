package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Azure's own command line, as it comes: it registers the server as a cloud, signs in, and recovers a service. Where {@code
 * az} is not installed the test is skipped and says so.
 */
class AzTest {

    private static final int MINUTES = 2;

    @TempDir
    Path directory;

    @Test
    void az_backs_a_service_up_and_restores_it_into_another() throws IOException, InterruptedException {
        boolean installed = installed();
        if (!installed) {
            System.out.println("SKIPPED: AzTest needs the Azure CLI (az) on the PATH");
        }
        Assumptions.assumeTrue(installed, "az is not installed");
        try (var server = ServerProcess.start(directory.resolve("data"), Map.of())) {
            az(server, "cloud register -n holdfast --endpoint-resource-manager " + server.management());
            az(server, "cloud set -n holdfast");
            var known = server.credentials();
            az(
                    server,
                    "login --service-principal -u %s -p %s --tenant %s"
                            .formatted(
                                    known.path("clientId").asString(),
                                    known.path("clientSecret").asString(),
                                    known.path("tenantId").asString()));
            az(server, "group create -n shop -l eastus");
            String create =
                    "apim create -g shop --sku-name Premium --publisher-name P --publisher-email p@shop.example -n ";
            az(server, create + "contoso");
            az(server, create + "standby");
            az(server, "apim api create -g shop -n contoso --api-id orders --path orders --display-name Orders");

            String storage = " -g shop --backup-name b --storage-account-name local --storage-account-container backups"
                    + " --storage-account-key " + server.storageKey();
            az(server, "apim backup -n contoso" + storage);
            az(server, "apim restore -n standby" + storage);

            assertThat(az(server, "apim api list -g shop -n standby --query [].name -o tsv"))
                    .contains("orders");
            assertThat(az(
                            server,
                            "monitor activity-log list --resource-id %s --status Succeeded --query [].operationName.value -o tsv"
                                    .formatted(server.arm().service("shop", "contoso"))))
                    .contains("Microsoft.ApiManagement/service/backup/action")
                    .contains("Microsoft.ApiManagement/service/apis/write")
                    .doesNotContain("restore");
        }
    }

    private String az(ServerProcess server, String words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("az"));
        command.addAll(List.of(words.split(" ")));
        Path output = directory.resolve("az.txt");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "AZURE_CONFIG_DIR", directory.resolve("az").toString(),
                        "AZURE_CORE_COLLECT_TELEMETRY", "false",
                        "REQUESTS_CA_BUNDLE", server.caFile().toString()));
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended)
                .as("az %s did not end in %s minutes: %s", words, MINUTES, said)
                .isTrue();
        assertThat(process.exitValue()).as("az %s said: %s", words, said).isZero();
        return said;
    }

    private static boolean installed() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "az")));
    }
}
