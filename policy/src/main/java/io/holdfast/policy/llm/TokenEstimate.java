package io.holdfast.policy.llm;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many tokens a text or a prompt has, about, by a rule that needs no vocabulary: four characters of ASCII are one token and every other
 * character is one; a message has four more, and an image counts 1,200.
 */
public final class TokenEstimate {

    static final int OF_MESSAGE = 4;
    static final int OF_IMAGE = 1_200;
    private static final int CHARACTERS = 4;
    private static final int MOST_LEVELS = 100;

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.defaults()
                    .rebuild()
                    .maxNestingDepth(MOST_LEVELS)
                    .maxTokenCount(1_000_000)
                    .build())
            .build());

    private long ascii;
    private long others;
    private long fixed;

    private TokenEstimate() {}

    /** Of a text, with nothing added. */
    public static long of(String text) {
        var estimate = new TokenEstimate();
        estimate.text(text);
        return estimate.tokens();
    }

    /**
     * Of the body of a request for a chat completion, a completion, embeddings, or a response: what the model reads of it. A body that is no
     * JSON counts as a text.
     */
    public static long ofPrompt(String body) {
        var estimate = new TokenEstimate();
        try {
            JsonNode request = JSON.readTree(body);
            for (String member :
                    new String[] {"messages", "prompt", "input", "system", "instructions", "tools", "functions"}) {
                estimate.part(request.path(member));
            }
        } catch (JacksonException e) {
            estimate.text(body);
        }
        return estimate.tokens();
    }

    /** Whether the request asks for its answer in pieces. */
    public static boolean asksForStream(String body) {
        try {
            return JSON.readTree(body).path("stream").asBoolean(false);
        } catch (JacksonException e) {
            return false;
        }
    }

    private void part(JsonNode node) {
        if (node.isString()) {
            text(node.asString());
        } else if (node.isArray()) {
            node.forEach(this::part);
        } else if (node.isObject()) {
            if (node.has("role")) {
                fixed += OF_MESSAGE;
            }
            String type = node.path("type").asString("");
            if (type.equals("image_url") || type.equals("image") || type.equals("input_image")) {
                fixed += OF_IMAGE;
                return;
            }
            node.properties().forEach(member -> {
                if (!member.getKey().equals("role") && !member.getKey().equals("type")) {
                    part(member.getValue());
                }
            });
        } else if (node.isNumber()) {
            fixed++;
        }
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x80) {
                ascii++;
            } else if (!Character.isLowSurrogate(text.charAt(i))) {
                others++;
            }
        }
    }

    private long tokens() {
        return Math.ceilDiv(ascii, CHARACTERS) + others + fixed;
    }
}
