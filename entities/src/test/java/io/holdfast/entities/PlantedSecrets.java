package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A valid resource with a text in every secret member that must never be shown.
 *
 * @param properties as a caller sends them
 * @param texts that no answer may hold
 */
record PlantedSecrets(String properties, List<String> texts) {

    private static final String PLANTED = "planted";

    /** Shorter texts of samples would be found by accident. */
    private static final int SHORT = 8;

    static PlantedSecrets in(ResourceType type) {
        var properties = (ObjectNode) JsonMapper.shared().readTree(Samples.properties(type));
        var texts = new ArrayList<String>();
        for (String member : type.secrets().members()) {
            plant(type, properties, member, texts);
        }
        String when = type.secrets().when();
        if (when != null) {
            properties.put(when, true);
        }
        return new PlantedSecrets(properties.toString(), texts);
    }

    /** What a sample says itself must be valid, as a certificate is; it is a secret as well. */
    private static void plant(ResourceType type, ObjectNode properties, String member, List<String> texts) {
        String[] steps = member.split("\\.", -1);
        ObjectNode owner = properties;
        JsonNode schema = type.schema().member(steps[0]);
        for (String step : Arrays.copyOf(steps, steps.length - 1)) {
            owner = owner.withObjectProperty(step);
        }
        for (int i = 1; i < steps.length; i++) {
            fill(owner, steps, i, schema);
            JsonNode declared = schema.path("properties").path(steps[i]);
            schema = declared.isMissingNode() ? schema.path("additionalProperties") : declared;
        }
        String last = steps[steps.length - 1];
        if (owner.path(last).asString("").length() < SHORT) {
            if (schema.path("type").asString("").equals("string")) {
                owner.put(last, text(member));
            } else {
                owner.withObjectProperty(last).putArray("name").add(text(member));
            }
        }
        texts.add(owner.path(last).isString() ? owner.path(last).asString() : text(member));
    }

    /** One for each member; base64, as some secrets must be. */
    private static String text(String member) {
        String text = PLANTED + member.replaceAll("[^A-Za-z]", "");
        return text + "x".repeat((4 - text.length() % 4) % 4);
    }

    /** Gives the object around a secret what it must have. */
    private static void fill(ObjectNode owner, String[] steps, int at, JsonNode schema) {
        if (at == steps.length - 1) {
            for (JsonNode required : schema.path("required")) {
                if (!owner.has(required.asString()) && !required.asString().equals(steps[at])) {
                    owner.put(required.asString(), "https://sample.example");
                }
            }
        }
    }

    /** Of items that are always there, one that has secrets. */
    static String path(ResourceType type, String sample) {
        String first = type.secrets().members().getFirst();
        return type.items().entrySet().stream()
                .filter(item -> item.getValue().has(first))
                .findFirst()
                .map(item -> sample.substring(0, sample.lastIndexOf('/') + 1) + item.getKey())
                .orElse(sample);
    }

    void demandHidden(ArmResponse answer) {
        assertThat(answer.status()).isBetween(200, 299);
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(texts).isNotEmpty().noneMatch(body::contains);
    }

    /** The secret members as the store has them; the document must hold none of them. */
    static String stored(Fixture fixture, ResourceType type, String path) {
        var key = Catalog.load()
                .match(Arrays.asList(path.split("/", -1)))
                .orElseThrow()
                .key();
        Resource resource = fixture.configuration().get(key).orElseThrow();
        assertThat(new String(resource.document(), StandardCharsets.UTF_8)).doesNotContain(PLANTED);
        return Documents.secrets(resource).toString();
    }
}
