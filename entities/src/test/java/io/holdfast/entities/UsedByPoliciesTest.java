package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ResourceKey;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsedByPoliciesTest {

    private static final String API = "apis/echo-api/policies/policy";

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
    }

    @BeforeEach
    void renew() {
        fixture.renew().withDefaultContent();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'<set-backend-service backend-id=\"orders\" />', true",
        "'<set-backend-service backend-id = ''ORDERS'' />', true",
        "'<set-backend-service backend-id=\"&#111;rders\" />', true",
        "'<!-- <set-backend-service backend-id=\"orders\" /> -->', false",
        "'<set-backend-service backend-id=\"orders2\" />', false",
        "'<set-backend-service base-url=\"https://orders\" />', false",
    })
    void aBackendStaysWhileAPolicyRefersToIt(String inbound, boolean used) {
        fixture.put("backends/orders", "{\"url\":\"https://orders.example\",\"protocol\":\"http\"}");
        policy(inbound);
        if (used) {
            assertThat(Refusals.validation("backendId", () -> fixture.delete("backends/orders")))
                    .isEqualTo("The backend 'orders' is in use by the policy " + API + ". Change it first.");
        } else {
            assertThat(fixture.delete("backends/orders").status()).isEqualTo(200);
        }
    }

    @Test
    void aNamedValueStaysWhileABackendRefersToItAndTakesTheBackendAlongWhenRenamed() {
        fixture.put("namedValues/n", "{\"displayName\":\"host\",\"value\":\"v\"}");
        fixture.put(
                "backends/b",
                "{\"url\":\"https://b.example\",\"protocol\":\"http\","
                        + "\"proxy\":{\"url\":\"http://{{host}}\",\"password\":\"p-{{ host }}\"}}");
        assertThat(Refusals.validation("displayName", () -> fixture.delete("namedValues/n")))
                .contains("backend backends/b");
        fixture.patch("namedValues/n", "{\"displayName\":\"server\"}");
        var backend = fixture.configuration()
                .get(new ResourceKey("backends", "", "b"))
                .orElseThrow();
        assertThat(Documents.properties(backend).toString()).contains("http://{{server}}");
        assertThat(Documents.secrets(backend).toString()).contains("p-{{server}}");
        fixture.delete("backends/b");
        assertThat(fixture.delete("namedValues/n").status()).isEqualTo(200);
    }

    private static void policy(String inbound) {
        var policy = Documents.object().put("format", "rawxml");
        policy.put("value", "<policies><inbound>" + inbound + "</inbound></policies>");
        fixture.configuration()
                .write(transaction -> transaction.put(
                        new ResourceKey("apis/policies", "echo-api", "policy"), API, Documents.bytes(policy), null));
    }
}
