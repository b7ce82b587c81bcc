package io.holdfast.entities;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Subscriptions begin active, and the answer to a PUT holds keys for those who know or may list them. */
class SubscriptionAnswersTest {

    private static final String WRITTEN = "{\"displayName\":\"S\",\"scope\":\"/apis\"}";
    private static final String WITH_KEYS =
            "{\"displayName\":\"S\",\"scope\":\"/apis\",\"primaryKey\":\"first-key\",\"secondaryKey\":\"second-key\"}";

    @TempDir
    Path directory;

    private Fixture fixture;

    @BeforeEach
    void open() {
        fixture = new Fixture(directory).withDefaultContent();
        fixture.put("workspaces/w", "{\"displayName\":\"W\"}");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static JsonNode properties(ArmResponse answer) {
        return json(answer).path("properties");
    }

    private static boolean showsKeys(ArmResponse answer) {
        return properties(answer).path("primaryKey").isString()
                || properties(answer).path("secondaryKey").isString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/apis", "/apis/echo-api", "/products/starter", "/products/unlimited"})
    void beginActive(String scope) {
        ArmResponse made = fixture.put("subscriptions/s", "{\"displayName\":\"S\",\"scope\":\"" + scope + "\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(properties(made).path("state").asString()).isEqualTo("active");
        assertThat(properties(made).path("startDate").asString()).isNotEmpty();
    }

    @Test
    void keepTheStateThatAPutLeavesOut() {
        fixture.put("subscriptions/s", "{\"displayName\":\"S\",\"scope\":\"/apis\",\"state\":\"submitted\"}");
        assertThat(properties(fixture.put("subscriptions/s", WRITTEN))
                        .path("state")
                        .asString())
                .isEqualTo("submitted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscriptions/s", "workspaces/w/subscriptions/s"})
    void whoMakesOrSetsKeysSeesThem(String path) {
        ArmResponse made = fixture.put(path, WRITTEN);
        assertThat(properties(made).path("primaryKey").asString()).matches("[0-9a-f]{32}");
        assertThat(properties(made).path("secondaryKey").asString()).matches("[0-9a-f]{32}");
        assertThat(showsKeys(fixture.put(path, WRITTEN))).isFalse();
        assertThat(showsKeys(fixture.call("GET", path, ""))).isFalse();
        assertThat(showsKeys(fixture.patch(path, "{\"state\":\"active\"}"))).isFalse();

        JsonNode set = properties(fixture.put(path, WITH_KEYS.replace(",\"secondaryKey\":\"second-key\"", "")));
        assertThat(set.path("primaryKey").asString()).isEqualTo("first-key");
        assertThat(set.has("secondaryKey")).isFalse();
        assertThat(properties(fixture.put(path, WITH_KEYS)).path("secondaryKey").asString())
                .isEqualTo("second-key");
        assertThat(fixture.get(path.substring(0, path.lastIndexOf('/'))).toString())
                .doesNotContain("first-key", "second-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscriptions/s", "workspaces/w/subscriptions/s"})
    void whoMayListKeysSeesThemAndIsAskedForByName(String path) {
        fixture.put(path, WITH_KEYS);
        List<String> asked = new ArrayList<>();
        fixture.authorizer((principal, action, scope) -> asked.add(action + " " + scope));

        JsonNode answer = properties(fixture.put(path.toUpperCase(java.util.Locale.ROOT), WRITTEN));

        assertThat(answer.path("primaryKey").asString()).isEqualTo("first-key");
        assertThat(answer.path("secondaryKey").asString()).isEqualTo("second-key");
        String type = path.startsWith("w") ? "workspaces/subscriptions" : "subscriptions";
        assertThat(asked)
                .containsOnly("Microsoft.ApiManagement/service/" + type + "/listSecrets/action " + Fixture.SERVICE + "/"
                        + path);
        assertThat(showsKeys(fixture.call("GET", path, ""))).isFalse();
        assertThat(showsKeys(fixture.patch(path, "{}"))).isFalse();
    }
}
