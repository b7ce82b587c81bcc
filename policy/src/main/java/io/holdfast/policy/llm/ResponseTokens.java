package io.holdfast.policy.llm;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the tokens that a response consumed while its pieces pass by: the {@code usage} of a JSON body or of a stream of server-sent events;
 * of a stream without one, an estimate of the texts in it. Holds neither body nor stream. Belongs to one call.
 */
public final class ResponseTokens {

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.defaults()
                    .rebuild()
                    .maxNestingDepth(100)
                    .build())
            .build());

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.defaults()
                    .rebuild()
                    .maxNestingDepth(100)
                    .maxStringLength(4 << 20)
                    .build())
            .build();

    private final @Nullable EventLines events;
    private @Nullable JsonParser parser;
    private long bytes;
    private long estimated;
    private int level;
    private boolean inUsage;
    private String member = "";
    private final ObjectNode usage = JSON.createObjectNode();
    private @Nullable TokenUsage told;

    /** @param contentType of the response; null if it has none */
    public ResponseTokens(@Nullable String contentType) {
        boolean stream = contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith("text/event-stream");
        this.events = stream ? new EventLines(this::event) : null;
        this.parser = stream ? null : FACTORY.createNonBlockingByteArrayParser(ObjectReadContext.empty());
    }

    /** The next piece. */
    public void add(byte[] piece, int from, int length) {
        bytes += length;
        if (events != null) {
            events.add(piece, from, length);
        } else if (parser != null) {
            try {
                ((ByteArrayFeeder) parser.nonBlockingInputFeeder()).feedInput(piece, from, from + length);
                tokens(parser);
            } catch (JacksonException e) {
                parser = null;
            }
        }
    }

    /**
     * What the whole response consumed.
     *
     * @param prompt an estimate of the prompt, for responses that do not tell
     */
    public TokenUsage end(long prompt) {
        if (events != null) {
            events.end();
        } else if (told == null) {
            told = TokenUsage.of(usage);
        }
        if (told != null) {
            return told;
        }
        return TokenUsage.estimated(prompt, events != null ? estimated : 0);
    }

    /** How many bytes passed. */
    public long bytes() {
        return bytes;
    }

    private void tokens(JsonParser json) {
        for (JsonToken token = json.nextToken();
                token != null && token != JsonToken.NOT_AVAILABLE;
                token = json.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    level++;
                    inUsage |= level == 2 && member.equals("usage") && token == JsonToken.START_OBJECT;
                }
                case END_OBJECT, END_ARRAY -> {
                    inUsage &= level > 2;
                    level--;
                }
                case PROPERTY_NAME -> {
                    if (level <= 2) {
                        member = json.currentName();
                    }
                }
                case VALUE_NUMBER_INT -> {
                    if (inUsage && level == 2) {
                        usage.put(member, json.getValueAsLong(0));
                    }
                }
                default -> {}
            }
        }
    }

    private void event(String data) {
        if (!data.startsWith("{")) {
            return;
        }
        try {
            JsonNode event = JSON.readTree(data);
            JsonNode response = event.path("response");
            merge(TokenUsage.of(event.has("usage") ? event.path("usage") : response.path("usage")));
            merge(TokenUsage.of(event.path("message").path("usage")));
            texts(event);
        } catch (JacksonException e) {
            // What is no JSON is no event of a model.
        }
    }

    /** Some tell the prompt first and the completion last. */
    private void merge(@Nullable TokenUsage next) {
        if (next == null) {
            return;
        }
        TokenUsage known = told;
        long prompt = Math.max(next.prompt(), known == null ? 0 : known.prompt());
        long completion = Math.max(next.completion(), known == null ? 0 : known.completion());
        told = new TokenUsage(prompt, completion, Math.max(next.total(), prompt + completion), true);
    }

    private void texts(JsonNode event) {
        for (JsonNode choice : event.path("choices")) {
            JsonNode delta = choice.path("delta");
            estimate(delta.path("content"));
            estimate(choice.path("text"));
            for (JsonNode call : delta.path("tool_calls")) {
                estimate(call.path("function").path("arguments"));
            }
        }
        estimate(event.path("delta"));
        estimate(event.path("delta").path("text"));
    }

    /** Models send about one token a piece. */
    private void estimate(JsonNode text) {
        if (text.isString() && !text.asString().isEmpty()) {
            estimated += Math.max(1, TokenEstimate.of(text.asString()));
        }
    }
}
