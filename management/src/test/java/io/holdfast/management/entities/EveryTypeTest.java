package io.holdfast.management.entities;

import static io.holdfast.management.entities.Fixture.etag;
import static io.holdfast.management.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.ArmResponse;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.model.Verb;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every resource type; a new descriptor is tested by being there. */
class EveryTypeTest {

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
    }

    @BeforeEach
    void renew() {
        fixture.renew();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    static Stream<ResourceType> written() {
        return Catalog.load().types().stream().filter(type -> type.allows(Verb.PUT));
    }

    /** Twins in workspaces have the descriptor of these: where only that counts, they need no test of their own. */
    static Stream<ResourceType> described() {
        return written().filter(type -> type.name().equals(Space.plain(type.name())));
    }

    static Stream<ResourceType> views() {
        return Catalog.load().all().stream().filter(type -> !type.stored());
    }

    @ParameterizedTest
    @MethodSource("written")
    void isCreatedReadAndReplaced(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        ArmResponse created = fixture.put(path, Samples.properties(type));
        assertThat(created.status()).isEqualTo(201);
        ObjectNode item = json(created);
        assertThat(item.propertyNames()).containsExactly("id", "type", "name", "properties");
        assertThat(item.path("id").asString()).isEqualTo(Fixture.SERVICE + "/" + path);
        assertThat(item.path("type").asString()).isEqualTo(type.armType());
        assertThat(item.path("name").asString()).isEqualTo(Samples.name(type));
        assertThat(etag(created)).matches("\"[A-Za-z0-9+/]+=*\"");

        if (type.allows(Verb.GET)) {
            ArmResponse read = fixture.call("GET", path.toUpperCase(java.util.Locale.ROOT), "");
            assertThat(json(read)).isEqualTo(item);
            assertThat(etag(read)).isEqualTo(etag(created));
        }
        ArmResponse replaced = fixture.put(path, Samples.properties(type));
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(etag(replaced)).isNotEqualTo(etag(created));
    }

    @ParameterizedTest
    @MethodSource("written")
    void isListed(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        String collection = path.substring(0, path.lastIndexOf('/'));
        fixture.put(path, Samples.properties(type));
        ObjectNode list = fixture.get(collection);
        assertThat(list.path("count").asInt()).isEqualTo(1);
        assertThat(list.path("value").get(0).path("id").asString()).isEqualTo(Fixture.SERVICE + "/" + path);
        assertThat(list.has("nextLink")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("described")
    void isSeenByHead(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        Refusals.status(404, "ResourceNotFound", () -> fixture.call("HEAD", path, ""));
        fixture.put(path, Samples.properties(type));
        ArmResponse head = fixture.call("HEAD", path, "");
        assertThat(head.body()).isEmpty();
        assertThat(head.status()).isEqualTo(type.link() == null ? 200 : 204);
        assertThat(head.headers().containsKey("ETag")).isEqualTo(type.link() == null);
    }

    @ParameterizedTest
    @MethodSource("written")
    void isDeletedOnce(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        ArmResponse created = fixture.put(path, Samples.properties(type));
        if (type.etagDemanded()) {
            Refusals.validation("If-Match", () -> fixture.call("DELETE", path, ""));
        }
        Refusals.status(
                412, "PreconditionFailed", () -> fixture.call("DELETE", path, "", "If-Match", "\"AAAAAAAAAAA=\""));
        assertThat(fixture.call("DELETE", path, "", "If-Match", etag(created)).status())
                .isEqualTo(200);
        assertThat(fixture.delete(path).status()).isEqualTo(204);
        assertThat(Refusals.of(() -> fixture.call("HEAD", path, "")).text()).isEqualTo(type.noun() + " not found.");
    }

    @ParameterizedTest
    @MethodSource("described")
    void isPatchedOnlyWithIfMatch(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        if (!type.allows(Verb.PATCH)) {
            Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.patch(path, "{}"));
            return;
        }
        Refusals.status(404, "ResourceNotFound", () -> fixture.patch(path, "{}"));
        ArmResponse created = fixture.put(path, Samples.properties(type));
        Refusals.validation("If-Match", () -> fixture.call("PATCH", path, "{\"properties\":{}}"));
        Refusals.status(
                412, "PreconditionFailed", () -> fixture.call("PATCH", path, "{}", "If-Match", "\"AAAAAAAAAAA=\""));
        ArmResponse patched = fixture.patch(path, "{}");
        assertThat(patched.status()).isEqualTo(200);
        assertThat(json(patched)).isEqualTo(json(created));
    }

    @ParameterizedTest
    @MethodSource("described")
    void honoursPreconditionsOfPut(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        String body = "{\"properties\":" + Samples.properties(type) + "}";
        Refusals.status(412, "PreconditionFailed", () -> fixture.call("PUT", path, body, "If-Match", "*"));
        ArmResponse created = fixture.call("PUT", path, body, "If-None-Match", "*");
        assertThat(created.status()).isEqualTo(201);
        Refusals.status(412, "PreconditionFailed", () -> fixture.call("PUT", path, body, "If-None-Match", "*"));
        String unquoted = etag(created).replace("\"", "");
        assertThat(fixture.call("PUT", path, body, "If-Match", unquoted).status())
                .isEqualTo(200);
        Refusals.status(412, "PreconditionFailed", () -> fixture.call("PUT", path, body, "If-Match", unquoted));
    }

    @ParameterizedTest
    @MethodSource("described")
    void demandsItsRequiredMembers(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        for (String member : type.schema().members()) {
            if (type.schema().required(member)) {
                assertThat(Refusals.validation(member, () -> fixture.put(path, "{}")))
                        .isEqualTo(member + " is required.");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void needsItsParent(ResourceType type) {
        if (!type.parent().isEmpty()) {
            String path = Samples.prepare(fixture, type);
            fixture.delete(path.substring(0, path.lastIndexOf('/', path.lastIndexOf('/') - 1)));
            String noun = Catalog.load().type(type.parent()).orElseThrow().noun();
            assertThat(Refusals.of(() -> fixture.put(path, Samples.properties(type)))
                            .text())
                    .isEqualTo(noun + " not found.");
            assertThat(Refusals.of(() -> fixture.get(path.substring(0, path.lastIndexOf('/'))))
                            .text())
                    .isEqualTo(noun + " not found.");
        }
    }

    @ParameterizedTest
    @MethodSource("described")
    void refusesBadNames(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        String collection = path.substring(0, path.lastIndexOf('/'));
        for (String name : new String[] {"a%23b", "a%3Fb", "a%2Fb", "a".repeat(257)}) {
            Refusals.validation("name", () -> fixture.put(collection + "/" + name, Samples.properties(type)));
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void viewsAreListed(ResourceType type) {
        String path =
                Samples.prepare(fixture, Catalog.load().type(type.parent()).orElseThrow());
        fixture.put(path, Samples.properties(Catalog.load().type(type.parent()).orElseThrow()));
        assertThat(fixture.get(path + "/" + type.segment()).path("count").asInt())
                .isZero();
        Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.put(path + "/" + type.segment() + "/x", "{}"));
    }
}
