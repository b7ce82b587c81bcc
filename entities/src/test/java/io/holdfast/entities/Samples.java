package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A valid resource of every type, made from its schema; only what a schema cannot say is written down here. */
final class Samples {

    private static final Map<String, String> SPECIAL = Map.ofEntries(
            Map.entry("users", "{\"firstName\":\"Ada\",\"lastName\":\"L\",\"email\":\"ada@contoso.example\"}"),
            Map.entry("subscriptions", "{\"displayName\":\"S\",\"scope\":\"/apis\"}"),
            Map.entry("namedValues", "{\"displayName\":\"host\",\"value\":\"v\"}"),
            Map.entry("backends", "{\"url\":\"https://backend.example\",\"protocol\":\"http\"}"),
            Map.entry("apis/operations", "{\"displayName\":\"Op\",\"method\":\"GET\",\"urlTemplate\":\"/pets/{id}\"}"),
            Map.entry("apis/releases", "{\"apiId\":\"/apis/Sample1;rev=1\"}"),
            Map.entry("apis/resolvers", "{\"displayName\":\"Users\",\"path\":\"Query/users\"}"),
            Map.entry("apis/schemas", "{\"contentType\":\"application/json\",\"document\":{\"value\":\"{}\"}}"),
            Map.entry("schemas", "{\"schemaType\":\"json\",\"document\":{\"type\":\"object\"}}"),
            Map.entry("policyFragments", "{\"value\":\"<fragment><set-status code='204' /></fragment>\"}"),
            Map.entry("policyRestrictions", "{\"scope\":\"/apis\"}"),
            Map.entry("apis/issues", "{\"title\":\"T\",\"description\":\"D\",\"userId\":\"/users/Sample1\"}"),
            Map.entry("apis/issues/comments", "{\"text\":\"C\",\"userId\":\"/users/Sample1\"}"),
            Map.entry(
                    "apis/issues/attachments",
                    "{\"title\":\"a.txt\",\"contentFormat\":\"text/plain\",\"content\":\"eA==\"}"));

    private static final String RESOLVER = "<http-data-source><http-request><set-method>GET</set-method>"
            + "<set-url>https://backend.example</set-url></http-request></http-data-source>";

    /** What a type needs beside its parent and what it links to. */
    private static final Map<String, List<String>> BEFORE = Map.of(
            "apis/issues", List.of("users"),
            "apis/tagDescriptions", List.of("tags"));

    /** The parents that must be special ones. */
    private static final Map<String, String> PARENTS =
            Map.of("apis/resolvers", "{\"path\":\"sample\",\"type\":\"graphql\"}");

    private static final String POLICY = "<policies><inbound><base /></inbound><backend><base /></backend>"
            + "<outbound><base /></outbound><on-error><base /></on-error></policies>";

    private static final Map<String, String> NAMES = Map.of("recipientEmails", "ada@contoso.example");

    private Samples() {}

    static String properties(ResourceType type) {
        if (type.segment().equals("policies")) {
            String document = type.parent().equals("apis/resolvers") ? RESOLVER : POLICY;
            return "{\"value\":" + JsonMapper.shared().writeValueAsString(document) + "}";
        }
        String connection = ConnectionSamples.SPECIAL.get(Space.plain(type.name()));
        return connection != null
                ? connection
                : SPECIAL.getOrDefault(Space.plain(type.name()), generated(type).toString());
    }

    static String name(ResourceType type) {
        return NAMES.getOrDefault(
                type.segment(),
                type.id().values() == null ? "Sample1" : type.id().values().getFirst());
    }

    /** Whether every service has the sample without anybody having made it. */
    static boolean isAlwaysThere(ResourceType type) {
        return type.item(name(type)).isPresent();
    }

    /** Writes the sample, and follows to the end of a write that is polled. */
    static ArmResponse put(Fixture fixture, ResourceType type, String path) {
        String body = "{\"properties\":" + properties(type) + "}";
        ArmResponse answer = type.conduct().etagOnPut()
                ? fixture.call("PUT", path, body, "If-Match", "*")
                : fixture.call("PUT", path, body);
        return type.conduct().async() ? end(fixture, answer) : answer;
    }

    /** What the Location of a 202 answers. */
    static ArmResponse end(Fixture fixture, ArmResponse accepted) {
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body()).isEmpty();
        String location = accepted.headers().get("Location");
        return fixture.call("GET", location.substring(("https://localhost:8443" + Fixture.SERVICE).length()), "");
    }

    /** Creates everything that a resource of this type needs, and answers its path. */
    static String prepare(Fixture fixture, ResourceType type) {
        String path = collection(fixture, type) + "/" + name(type);
        if (type.link() != null) {
            create(fixture, Catalog.load().type(type.link()).orElseThrow());
        }
        BEFORE.getOrDefault(type.name(), List.of())
                .forEach(other -> create(fixture, Catalog.load().type(other).orElseThrow()));
        ConnectionSamples.needs(type)
                .forEach(other -> create(fixture, Catalog.load().type(other).orElseThrow()));
        return path;
    }

    private static String collection(Fixture fixture, ResourceType type) {
        if (type.parent().isEmpty()) {
            return type.segment();
        }
        String parent = create(fixture, Catalog.load().type(type.parent()).orElseThrow());
        if (PARENTS.containsKey(type.name())) {
            fixture.put(parent, PARENTS.getOrDefault(type.name(), "{}"));
        }
        return parent + "/" + type.segment();
    }

    private static String create(Fixture fixture, ResourceType type) {
        String path = prepare(fixture, type);
        put(fixture, type, path);
        return path;
    }

    private static ObjectNode generated(ResourceType type) {
        ObjectNode properties = JsonMapper.shared().createObjectNode();
        for (String member : type.schema().members()) {
            if (type.schema().required(member)) {
                properties.set(
                        member,
                        ConnectionSamples.reference(type, member)
                                .<JsonNode>map(properties::stringNode)
                                .orElseGet(() -> value(type.schema().member(member), properties)));
            }
        }
        return properties;
    }

    private static JsonNode value(JsonNode schema, ObjectNode factory) {
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        return switch (schema.path("type").asString("")) {
            case "integer", "number" -> factory.numberNode(1);
            case "boolean" -> factory.booleanNode(true);
            case "array" -> factory.arrayNode();
            case "object" -> factory.objectNode();
            default -> factory.stringNode("sample");
        };
    }
}
