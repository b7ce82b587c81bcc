package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmRequest;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.resource.ServiceResources;
import io.holdfast.entities.Entities;
import io.holdfast.entities.EntitySettings;
import io.holdfast.identity.Principal;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import io.holdfast.vault.testing.NodeTools;
import io.holdfast.vault.testing.RequiresNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A large description from the real world (GitHub's, from npm) comes in, goes out, and comes in again. */
@RequiresNode
class LargeImportTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ServiceId SERVICE = new ServiceId("00000000-0000-0000-0000-000000000001", "rg", "contoso");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    @TempDir
    Path directory;

    private ServiceResources resources;

    @Test
    void aLargeDescriptionSurvivesTheRoundTrip() throws IOException {
        Path file = NodeTools.directory().resolve("node_modules/@octokit/openapi/generated/api.github.com.json");
        String description = Files.readString(file);
        try (Store store = Stores.open(StoreSettings.in(directory))) {
            store.createService(SERVICE, "{}".getBytes(StandardCharsets.UTF_8), null);
            resources = Entities.resources(store, EntitySettings.DEFAULTS, Clock.systemUTC());

            put("github", "openapi+json", description);
            Map<String, JsonNode> operations = operations("github");
            assertThat(calls(operations)).isEqualTo(declared(JSON.readTree(description)));
            assertThat(operations).hasSizeGreaterThan(500);

            put("again", "openapi+json", exported("openapi+json").toString());
            same(operations("again"), operations);
            put("yaml", "openapi", exported("openapi").asString());
            same(operations("yaml"), operations);
            put("github", "openapi+json", description);
            same(operations("github"), operations);
        }
    }

    private void put(String api, String format, String value) {
        Map<String, Object> properties =
                Map.of("path", api, "format", format, "value", value, "translateRequiredQueryParameters", "query");
        call("PUT", "apis/" + api, Map.of(), JSON.writeValueAsBytes(Map.of("properties", properties)));
    }

    private JsonNode exported(String format) {
        return call("GET", "apis/github", Map.of("export", "true", "format", format), new byte[0])
                .path("value");
    }

    /** The properties of all operations by name. */
    private Map<String, JsonNode> operations(String api) {
        Map<String, JsonNode> operations = new TreeMap<>();
        long count = Long.MAX_VALUE;
        while (operations.size() < count) {
            JsonNode page = call(
                    "GET",
                    "apis/" + api + "/operations",
                    Map.of("$top", "1000", "$skip", String.valueOf(operations.size())),
                    new byte[0]);
            count = page.path("count").asLong();
            page.path("value").forEach(each -> operations.put(each.path("name").asString(), each.path("properties")));
        }
        return operations;
    }

    private static void same(Map<String, JsonNode> actual, Map<String, JsonNode> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, properties) ->
                assertThat(actual.get(name).toString()).as(name).isEqualTo(properties.toString()));
    }

    private static Set<String> calls(Map<String, JsonNode> operations) {
        Set<String> calls = new TreeSet<>();
        operations
                .values()
                .forEach(each -> calls.add(each.path("method").asString() + " "
                        + each.path("urlTemplate").asString()));
        return calls;
    }

    private static Set<String> declared(JsonNode description) {
        Set<String> calls = new TreeSet<>();
        description
                .path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        calls.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
                    }
                }));
        return calls;
    }

    private JsonNode call(String method, String path, Map<String, String> query, byte[] body) {
        Map<String, String> all = new HashMap<>(query);
        all.put("api-version", "2022-08-01");
        ArmResponse response = resources.handle(new ArmRequest(
                method,
                "https://localhost:8443",
                SERVICE,
                List.of(path.split("/", -1)),
                all,
                Map.of(),
                body,
                new Principal("oid", "app", "tester", "tenant", List.of()),
                null));
        return JSON.readTree(response.body());
    }
}
