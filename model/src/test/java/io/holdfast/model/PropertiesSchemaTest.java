package io.holdfast.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PropertiesSchemaTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PropertiesSchema apis =
            Catalog.load().type("apis").orElseThrow().schema();

    @Test
    void namesEveryMemberThatIsWrong() {
        assertThat(apis.check(object("""
                {"displayName": "", "protocols": ["https", "ftp"], "isCurrent": "yes", "contact": {"name": 1}}""")))
                .containsExactlyInAnyOrder(
                        new Violation("path", "path is required."),
                        new Violation("displayName", "displayName must have at least 1 character."),
                        new Violation("protocols[1]", "protocols[1] must be one of http, https, ws, wss."),
                        new Violation("isCurrent", "isCurrent must be a boolean."),
                        new Violation("contact.name", "contact.name must be a string."));
    }

    @Test
    void namesTooLongOnes() {
        assertThat(apis.check(JSON.createObjectNode()
                        .put("displayName", "a".repeat(301))
                        .put("path", "")))
                .containsExactly(new Violation("displayName", "displayName must have at most 300 characters."));
    }

    @Test
    void removesNullsAndUndeclaredMembersAtEveryDepth() {
        ObjectNode value = object("""
                {"displayName": "Echo", "path": "echo", "fromTheFuture": 1, "description": null,
                 "contact": {"name": "A", "fax": "1"}, "authenticationSettings":
                   {"oAuth2": {"scope": "s", "x": 1}, "openidAuthenticationSettings": [{"openidProviderId": "p", "y": 2}]}}""");
        apis.prune(value);
        assertThat(value).isEqualTo(object("""
                {"displayName": "Echo", "path": "echo", "contact": {"name": "A"}, "authenticationSettings":
                   {"oAuth2": {"scope": "s"}, "openidAuthenticationSettings": [{"openidProviderId": "p"}]}}"""));
    }

    @Test
    void keepsFreeMaps() {
        PropertiesSchema backends =
                Catalog.load().type("backends").orElseThrow().schema();
        ObjectNode value = object("""
                {"url": "http://a", "protocol": "http", "credentials": {"header": {"x-one": ["1"]}, "z": 1}}""");
        backends.prune(value);
        assertThat(value).isEqualTo(object("""
                {"url": "http://a", "protocol": "http", "credentials": {"header": {"x-one": ["1"]}}}"""));
        assertThat(backends.check(value)).isEmpty();
    }

    @Test
    void addsDefaultsOnlyWhereNothingIsSet() {
        ObjectNode value = object("{\"displayName\": \"E\", \"path\": \"e\", \"protocols\": [\"http\"]}");
        apis.addDefaults(value);
        assertThat(value.get("protocols").toString()).isEqualTo("[\"http\"]");
        assertThat(value.get("type").asString()).isEqualTo("http");
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
