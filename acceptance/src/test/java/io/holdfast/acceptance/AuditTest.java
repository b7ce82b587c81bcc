package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail of a real server: what was answered is in it after a SIGKILL, and in the log as JSON. */
class AuditTest {

    private static final String SINCE = "/providers/Microsoft.Insights/eventtypes/management/values"
            + "?api-version=2015-04-01&%24filter=eventTimestamp%20ge%20'2020-01-01T00:00:00Z'";
    private static final String SERVICE = "Microsoft.ApiManagement/service";

    @TempDir
    Path directory;

    @Test
    void whatWasAnsweredIsRecordedAlthoughTheServerIsKilled() {
        ServerProcess server = ServerProcess.start(directory.resolve("data"), Map.of());
        try {
            String service = server.arm().createService("shop", "contoso", "Premium");
            var storage = new Storage("local", "backups", "b", server.storageKey());
            server.arm().run(service, "backup", storage).ok();
            server.arm().run(service, "restore", storage.withBlob("absent"));
            server.arm().send("DELETE", service, null).ok();
            server.kill();

            server = server.again();

            List<JsonNode> events = events(server.arm());
            assertThat(events)
                    .extracting(event -> event.at("/operationName/value").asString() + " "
                            + event.at("/status/value").asString())
                    .containsExactly(
                            SERVICE + "/delete Succeeded",
                            SERVICE + "/restore/action Failed",
                            SERVICE + "/restore/action Accepted",
                            SERVICE + "/restore/action Started",
                            SERVICE + "/backup/action Succeeded",
                            SERVICE + "/backup/action Accepted",
                            SERVICE + "/backup/action Started",
                            SERVICE + "/write Succeeded",
                            "Microsoft.Resources/subscriptions/resourceGroups/write Succeeded");
            assertThat(events)
                    .extracting(event -> event.at("/claims/appid").asString())
                    .containsOnly(server.credentials().path("clientId").asString());
            assertThat(logged(server))
                    .containsExactlyInAnyOrderElementsOf(events.stream()
                            .map(event -> event.at("/eventDataId").asString())
                            .toList());
        } finally {
            server.close();
        }
    }

    private static List<JsonNode> events(Arm arm) {
        return arm.list(arm.subscription() + SINCE);
    }

    /** The ids in the log's lines that are JSON. */
    private static List<String> logged(ServerProcess server) {
        Stream<String> lines = server.said().lines();
        return lines.filter(line -> line.startsWith("{"))
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(line -> line.path("logger").asString("").equals("holdfast.audit"))
                .map(line -> line.path("eventDataId").asString())
                .toList();
    }
}
