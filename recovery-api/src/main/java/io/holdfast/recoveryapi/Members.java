package io.holdfast.recoveryapi;

import io.holdfast.arm.ArmException;
import io.holdfast.arm.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of a JSON object that a caller sent; what is wrong is named with its whole path. */
record Members(ObjectNode node, String path) {

    private static final int MAX_TEXT = 1024;

    private String path(String member) {
        return path.isEmpty() ? member : path + "." + member;
    }

    ArmException invalid(String member, String problem) {
        return Problems.refusal(path(member), problem);
    }

    /** Refuses others: a rule with a typing error must not be taken for none. */
    Members only(Set<String> known) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw invalid(
                        name,
                        "is not known here; use "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
        return this;
    }

    private Optional<JsonNode> value(String member) {
        return Optional.ofNullable(node.get(member)).filter(value -> !value.isNull());
    }

    Optional<Members> object(String member) {
        return value(member).map(value -> {
            if (value instanceof ObjectNode object) {
                return new Members(object, path(member));
            }
            throw invalid(member, "must be an object");
        });
    }

    Members objectOrEmpty(String member) {
        return object(member).orElseGet(() -> new Members(JsonNodeFactory.instance.objectNode(), path(member)));
    }

    Optional<String> text(String member) {
        return value(member).map(value -> {
            if (value.isString()
                    && !value.asString().isBlank()
                    && value.asString().length() <= MAX_TEXT) {
                return value.asString();
            }
            throw invalid(member, "must be a string of 1 to " + MAX_TEXT + " characters");
        });
    }

    String required(String member) {
        return text(member).orElseThrow(() -> invalid(member, "is required"));
    }

    boolean flag(String member, boolean fallback) {
        return value(member)
                .map(value -> {
                    if (value.isBoolean()) {
                        return value.asBoolean();
                    }
                    throw invalid(member, "must be true or false");
                })
                .orElse(fallback);
    }

    int number(String member, int fallback, int least, int most) {
        return value(member)
                .map(value -> {
                    if (value.isInt() && value.asInt() >= least && value.asInt() <= most) {
                        return value.asInt();
                    }
                    throw invalid(member, "must be a whole number from " + least + " to " + most);
                })
                .orElse(fallback);
    }

    List<String> texts(String member) {
        var texts = new ArrayList<String>();
        value(member).ifPresent(value -> {
            boolean good = value.isArray() && value.size() <= MAX_TEXT;
            for (JsonNode each : value) {
                good &= each.isString();
                texts.add(each.asString(""));
            }
            if (!good) {
                throw invalid(member, "must be an array of strings");
            }
        });
        return List.copyOf(texts);
    }
}
