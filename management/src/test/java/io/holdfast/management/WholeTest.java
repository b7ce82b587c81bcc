package io.holdfast.management;

import static io.holdfast.management.support.TestServer.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.entities.Entities;
import io.holdfast.entities.EntitySettings;
import io.holdfast.management.support.TestServer;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front door with the real child resources behind it. */
class WholeTest {

    private static final String V = "?api-version=2022-08-01";

    @TempDir
    Path directory;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(directory);
        server.resources.set(Entities.resources(server.store, EntitySettings.DEFAULTS, Clock.systemUTC()));
        server.content.set(Entities.defaultContent(Clock.systemUTC()));
        server.makeService("Contoso");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fillsANewServiceWithItsDefaultContent() {
        var groups = server.get(SERVICES + "Contoso/groups" + V);

        assertThat(groups.status()).isEqualTo(200);
        assertThat(groups.json()
                        .path("value")
                        .valueStream()
                        .map(group -> group.path("name").asString())
                        .toList())
                .contains("administrators", "developers", "guests");
        assertThat(server.get(SERVICES + "Contoso/apis/echo-api" + V).at("/id"))
                .isEqualTo(SERVICES + "Contoso/apis/echo-api");
    }

    @Test
    void keepsAChildThroughItsWholeLife() {
        String tag = SERVICES + "contoso/tags/t1" + V;
        var made = server.put(tag, "{\"properties\":{\"displayName\":\"One\"}}");
        var head = server.send("owner", "HEAD", tag, null);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).startsWith("\"");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(head.body()).isEmpty();
        assertThat(server.send("owner", "DELETE", tag, null, "If-Match", "\"AAAAAAAAAAA=\"")
                        .status())
                .isEqualTo(412);
        assertThat(server.send("owner", "DELETE", tag, null).status()).isEqualTo(200);
        assertThat(server.get(tag).body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"Tag not found.\",\"details\":null}}");
    }

    @Test
    void locksChildrenWhileARestoreRuns() {
        server.post(
                SERVICES + "Contoso/restore" + V,
                "{\"storageAccount\":\"acc\",\"containerName\":\"c1\",\"backupName\":\"b1\",\"accessKey\":\"c2VjcmV0\"}");

        var answer = server.put(SERVICES + "contoso/tags/t1" + V, "{\"properties\":{\"displayName\":\"One\"}}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/error/code")).isEqualTo("ServiceLocked");
        assertThat(answer.json().at("/error").has("innerError")).isTrue();
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(server.get(SERVICES + "contoso/tags" + V).status()).isEqualTo(200);
    }

    @Test
    void sharesSecretsOnlyWithThoseWhoMayAsk() {
        String key = SERVICES + "contoso/subscriptions/master/listSecrets" + V;
        server.put(
                SERVICES
                        + "contoso/providers/Microsoft.Authorization/roleAssignments/55555555-5555-5555-5555-555555555555?api-version=2022-04-01",
                "{\"properties\":{\"roleDefinitionId\":\"/providers/Microsoft.Authorization/roleDefinitions/71522526-b88f-4d52-b57f-d31fc3546d0d\",\"principalId\":\""
                        + TestServer.principal("reader").objectId() + "\"}}");

        assertThat(server.post(key, "").at("/primaryKey")).isNotEmpty();
        assertThat(server.send("reader", "GET", SERVICES + "contoso/subscriptions/master" + V, null)
                        .status())
                .isEqualTo(200);
        assertThat(server.send("reader", "POST", key, "").status()).isEqualTo(403);
    }
}
