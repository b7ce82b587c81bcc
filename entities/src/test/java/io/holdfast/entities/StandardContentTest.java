package io.holdfast.entities;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class StandardContentTest {

    @Test
    void isWhatCallersExpectOfANewService(@TempDir Path directory) {
        try (var fixture = new Fixture(directory).withDefaultContent()) {
            var configuration = fixture.configuration();
            assertThat(configuration.count("groups", null)).isEqualTo(3);
            assertThat(configuration.count("products", null)).isEqualTo(2);
            assertThat(configuration.count("apis/operations", "echo-api")).isEqualTo(6);
            ObjectNode user = (ObjectNode) fixture.get("users/1").path("properties");
            assertThat(user.path("email").asString()).isEqualTo("admin@contoso.example");
            ObjectNode master = (ObjectNode) fixture.get("subscriptions/master").path("properties");
            assertThat(master.path("scope").asString()).isEqualTo(Fixture.SERVICE + "/");
            assertThat(json(fixture.call("POST", "subscriptions/master/listSecrets", ""))
                            .path("primaryKey")
                            .asString())
                    .matches("[0-9a-f]{32}");
            Refusals.status(400, "InvalidOperation", () -> fixture.delete("subscriptions/master"));
            assertThat(fixture.get("apis/echo-api")
                            .path("properties")
                            .path("serviceUrl")
                            .asString())
                    .isEqualTo("http://echo.holdfast.internal/api");
            assertThat(fixture.get("policies/policy")
                            .path("properties")
                            .path("value")
                            .asString())
                    .contains("<forward-request />");
        }
    }

    /** The content is written past the checks of requests, so it is held to them here. */
    @Test
    void keepsTheRulesOfItsTypes(@TempDir Path directory) {
        try (var fixture = new Fixture(directory).withDefaultContent()) {
            for (ResourceType type : Catalog.load().types()) {
                fixture.configuration().scan(type.name(), null, resource -> {
                    ObjectNode properties = Documents.properties(resource);
                    assertThat(type.schema().check(properties))
                            .as(resource.path())
                            .isEmpty();
                    ObjectNode pruned = properties.deepCopy();
                    type.schema().prune(pruned);
                    assertThat(pruned).as(resource.path()).isEqualTo(properties);
                });
            }
        }
    }
}
