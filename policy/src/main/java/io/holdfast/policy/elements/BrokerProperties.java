package io.holdfast.policy.elements;

import io.holdfast.policy.calls.CallField;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The header field that carries a message's properties: JSON, in ASCII. */
final class BrokerProperties {

    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private BrokerProperties() {}

    static CallField of(ObjectNode properties) {
        return new CallField("BrokerProperties", ASCII.writeValueAsString(properties));
    }

    /** A text as a header field of a message's own carries it: in quotes. */
    static String quoted(String text) {
        return ASCII.writeValueAsString(text);
    }
}
