package io.holdfast.entities;

import static io.holdfast.entities.Fixture.etag;
import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.model.Verb;
import java.nio.file.Path;
import java.util.Set;
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

    /** Azure's clients take nothing but 204 there, and nothing but 200 from everything else. */
    private static final Set<String> ONLY_THERE_OR_NOT = Set.of(
            "groups/users",
            "notifications/recipientEmails",
            "notifications/recipientUsers",
            "products/apis",
            "products/groups");

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
        return Catalog.load().all().stream().filter(type -> type.view() != null);
    }

    @ParameterizedTest
    @MethodSource("written")
    void isCreatedReadAndReplaced(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        ArmResponse created = Samples.put(fixture, type, path);
        assertThat(created.status()).isEqualTo(Samples.isAlwaysThere(type) ? 200 : 201);
        ObjectNode item = read(type, created);
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
        ArmResponse replaced = Samples.put(fixture, type, path);
        assertThat(replaced.status()).isEqualTo(200);
        if (!Samples.isAlwaysThere(type)) {
            assertThat(etag(replaced)).isNotEqualTo(etag(created));
        }
    }

    /** What a GET shows of what the answer to a PUT shows. */
    private static ObjectNode read(ResourceType type, ArmResponse answer) {
        ObjectNode item = json(answer);
        if (Boolean.TRUE.equals(type.secrets().inAnswerToPut())
                && item.path("properties") instanceof ObjectNode properties) {
            properties.remove(type.secrets().members());
        }
        return item;
    }

    @ParameterizedTest
    @MethodSource("written")
    void isListed(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        String collection = path.substring(0, path.lastIndexOf('/'));
        Samples.put(fixture, type, path);
        ObjectNode list = fixture.get(collection);
        int others = type.items().size() - (Samples.isAlwaysThere(type) ? 1 : 0);
        assertThat(list.path("count").asInt()).isEqualTo(1 + others);
        assertThat(list.path("value").valueStream().map(item -> item.path("id").asString()))
                .contains(Fixture.SERVICE + "/" + path);
        assertThat(list.has("nextLink")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("described")
    void isSeenByHead(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        if (!type.allows(Verb.HEAD)) {
            Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.call("HEAD", path, ""));
            return;
        }
        if (!Samples.isAlwaysThere(type)) {
            Refusals.status(404, "ResourceNotFound", () -> fixture.call("HEAD", path, ""));
        }
        Samples.put(fixture, type, path);
        ArmResponse head = fixture.call("HEAD", path, "");
        assertThat(head.body()).isEmpty();
        boolean tagged = !ONLY_THERE_OR_NOT.contains(type.name());
        assertThat(head.status()).isEqualTo(tagged ? 200 : 204);
        assertThat(head.headers().containsKey("ETag")).isEqualTo(tagged);
    }

    @ParameterizedTest
    @MethodSource("written")
    void isDeletedOnce(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        if (!type.allows(Verb.DELETE)) {
            Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.delete(path));
            return;
        }
        ArmResponse created = Samples.put(fixture, type, path);
        if (Samples.isAlwaysThere(type)) {
            return;
        }
        Refusals.status(
                412, "PreconditionFailed", () -> fixture.call("DELETE", path, "", "If-Match", "\"AAAAAAAAAAA=\""));
        assertThat(fixture.call("DELETE", path, "", "If-Match", etag(created)).status())
                .isEqualTo(200);
        assertThat(fixture.delete(path).status()).isEqualTo(204);
        assertThat(fixture.call("DELETE", path, "").status()).isEqualTo(204);
        String read = type.allows(Verb.HEAD) ? "HEAD" : "GET";
        assertThat(Refusals.of(() -> fixture.call(read, path, "")).text()).isEqualTo(type.noun() + " not found.");
    }

    /** Azure's description demands the header, the service does not: without it any state is meant. */
    @ParameterizedTest
    @MethodSource("written")
    void isDeletedWithoutIfMatch(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        if (!type.allows(Verb.DELETE) || Samples.isAlwaysThere(type)) {
            return;
        }
        Samples.put(fixture, type, path);
        assertThat(fixture.call("DELETE", path, "").status()).isEqualTo(200);
        assertThat(Refusals.of(() -> fixture.call("GET", path, "")).status())
                .isEqualTo(type.allows(Verb.GET) ? 404 : 405);
    }

    /** Many clients say {@code *} on every PUT. */
    @ParameterizedTest
    @MethodSource("written")
    void anyStateOnPutIsAlsoNone(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        String body = "{\"properties\":" + Samples.properties(type) + "}";
        boolean async = type.conduct().async();
        if (!Samples.isAlwaysThere(type)) {
            for (String exact : new String[] {"\"AAAAAAAAAAA=\"", "W/\"AAAAAAAAAAA=\"", "AAAAAAAAAAA="}) {
                Refusals.status(412, "PreconditionFailed", () -> fixture.call("PUT", path, body, "If-Match", exact));
            }
            assertThat(fixture.call("PUT", path, body, "If-Match", "*").status())
                    .isEqualTo(async ? 202 : 201);
        }
        assertThat(fixture.call("PUT", path, body, "If-Match", "*").status()).isEqualTo(async ? 202 : 200);
    }

    @ParameterizedTest
    @MethodSource("described")
    void isPatched(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        if (!type.allows(Verb.PATCH)) {
            Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.patch(path, "{}"));
            return;
        }
        if (!Samples.isAlwaysThere(type)) {
            Refusals.status(404, "ResourceNotFound", () -> fixture.patch(path, "{}"));
        }
        ArmResponse created = Samples.put(fixture, type, path);
        Refusals.status(
                412, "PreconditionFailed", () -> fixture.call("PATCH", path, "{}", "If-Match", "\"AAAAAAAAAAA=\""));
        ArmResponse patched = fixture.patch(path, "{}");
        assertThat(fixture.call("PATCH", path, "{\"properties\":{}}").status()).isEqualTo(patched.status());
        assertThat(patched.status())
                .isEqualTo(type.conduct().async() ? 202 : type.conduct().patchEmpty() ? 204 : 200);
        if (patched.status() != 200) {
            assertThat(patched.body()).isEmpty();
        }
        assertThat(fixture.get(path)).isEqualTo(read(type, created));
    }

    @ParameterizedTest
    @MethodSource("described")
    void honoursPreconditionsOfPut(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        String body = "{\"properties\":" + Samples.properties(type) + "}";
        if (type.conduct().etagOnPut()) {
            Refusals.validation("If-Match", () -> fixture.call("PUT", path, body));
        } else if (!Samples.isAlwaysThere(type)) {
            ArmResponse first = fixture.call("PUT", path, body, "If-None-Match", "*");
            assertThat(first.status()).isEqualTo(type.conduct().async() ? 202 : 201);
        }
        ArmResponse created = Samples.put(fixture, type, path);
        Refusals.status(
                412,
                "PreconditionFailed",
                () -> fixture.call("PUT", path, body, "If-None-Match", "*", "If-Match", etag(created)));
        String unquoted = etag(created).replace("\"", "");
        assertThat(fixture.call("PUT", path, body, "If-Match", unquoted).status())
                .isEqualTo(type.conduct().async() ? 202 : 200);
        if (!Samples.isAlwaysThere(type)) {
            Refusals.status(412, "PreconditionFailed", () -> fixture.call("PUT", path, body, "If-Match", unquoted));
        }
        Refusals.status(
                412, "PreconditionFailed", () -> fixture.call("PUT", path, body, "If-Match", "\"AAAAAAAAAAA=\""));
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
            ResourceType parent = Catalog.load().type(type.parent()).orElseThrow();
            String prepared = Samples.prepare(fixture, type);
            String above = prepared.substring(0, prepared.lastIndexOf('/', prepared.lastIndexOf('/') - 1));
            String path = parent.allows(Verb.DELETE)
                    ? prepared
                    : above.substring(0, above.lastIndexOf('/')) + "/nosuch" + prepared.substring(above.length());
            if (parent.allows(Verb.DELETE)) {
                fixture.delete(above);
            }
            String noun = parent.noun();
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

    /** No key can be made of such a name: what is below it is not there, and what it is asked to do is refused. */
    @ParameterizedTest
    @MethodSource("written")
    void refusesNamesWithSlashesBeforeWhatFollows(ResourceType type) {
        String path = Samples.prepare(fixture, type);
        String named = path.substring(0, path.lastIndexOf('/')) + "/a%2Fb";
        Catalog.load().all().stream()
                .filter(below -> below.parent().equals(type.name()) && below.allows(Verb.LIST))
                .forEach(below ->
                        Refusals.status(404, "ResourceNotFound", () -> fixture.get(named + "/" + below.segment())));
        type.actions().forEach((name, action) -> {
            if (action.on().isEmpty()) {
                Refusals.validation("name", () -> fixture.call(action.method(), named + "/" + name, "{}"));
            }
        });
    }

    static Stream<ResourceType> secretive() {
        return written().filter(type -> !type.secrets().members().isEmpty());
    }

    /** Plants a text in every secret member, and looks for it wherever a resource is shown. */
    @ParameterizedTest
    @MethodSource("secretive")
    void showsNoSecret(ResourceType type) {
        PlantedSecrets planted = PlantedSecrets.in(type);
        String path = PlantedSecrets.path(type, Samples.prepare(fixture, type));
        String body = "{\"properties\":" + planted.properties() + "}";
        String[] any = type.conduct().etagOnPut() ? new String[] {"If-Match", "*"} : new String[0];
        // Some types show in the answer to a PUT what it sets.
        boolean answered = Boolean.TRUE.equals(type.secrets().inAnswerToPut());
        ArmResponse first = fixture.call("PUT", path, body, any);
        if (!answered) {
            planted.demandHidden(first);
        }
        planted.demandHidden(fixture.call("GET", path, ""));
        planted.demandHidden(fixture.call("GET", path.substring(0, path.lastIndexOf('/')), ""));
        String without = answered ? fixture.get(path).toString() : body;
        planted.demandHidden(fixture.call("PUT", path, without, any));
        if (type.allows(Verb.PATCH)) {
            planted.demandHidden(fixture.patch(path, "{}"));
        }
        // What was read and is written back loses no secret.
        String before = PlantedSecrets.stored(fixture, type, path);
        fixture.call("PUT", path, fixture.get(path).toString(), any);
        assertThat(PlantedSecrets.stored(fixture, type, path)).isEqualTo(before).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("views")
    void viewsAreListed(ResourceType type) {
        String collection = type.segment();
        if (!type.parent().isEmpty()) {
            ResourceType parent = Catalog.load().type(type.parent()).orElseThrow();
            String path = Samples.prepare(fixture, parent);
            Samples.put(fixture, parent, path);
            collection = path + "/" + type.segment();
        }
        String listed = collection;
        assertThat(fixture.get(listed).path("count").asInt()).isZero();
        if (!type.allows(Verb.PUT)) {
            Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.put(listed + "/x", "{}"));
        }
    }
}
