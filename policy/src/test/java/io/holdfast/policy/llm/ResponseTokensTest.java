package io.holdfast.policy.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseTokensTest {

    private static final String COMPLETION = """
            {"id": "x", "choices": [{"message": {"content": "usage", "usage": {"prompt_tokens": 99}}}],
             "usage": {"prompt_tokens": 12, "completion_tokens": 30, "total_tokens": 42,
               "completion_tokens_details": {"prompt_tokens": 5}}, "model": "m"}""";

    private static final String STREAM = """
            data: {"choices":[{"delta":{"role":"assistant"}}]}

            data: {"choices":[{"delta":{"content":"Hello"}}]}

            : a comment
            data: {"choices":[{"delta":{"content":" world, how are you"}}]}

            data: {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":6,"total_tokens":13}}

            data: [DONE]

            """;

    @Test
    void aJsonBodyTellsItsUsage() {
        assertThat(read("application/json", COMPLETION, 1)).isEqualTo(new TokenUsage(12, 30, 42, true));
    }

    @Test
    void aStreamTellsItsUsageAtItsEnd() {
        assertThat(read("text/event-stream; charset=utf-8", STREAM, 1)).isEqualTo(new TokenUsage(7, 6, 13, true));
    }

    @Test
    void ofAStreamThatDoesNotTellThePiecesAreEstimated() {
        String silent = STREAM.replaceAll("data: .*usage.*\n", "");

        assertThat(read("text/event-stream", silent, 10)).isEqualTo(new TokenUsage(10, 2 + 5, 17, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'usage': {'input_tokens': 3, 'output_tokens': 4}}      | 3 | 4 | 7
            {'usage': {'prompt_tokens': 3, 'total_tokens': 3}}      | 3 | 0 | 3
            {'usage': {'prompt_tokens': -3, 'total_tokens': 99999999999999}} | 0 | 0 | 1000000000
            """)
    void otherApisTellInOtherWords(String body, long prompt, long completion, long total) {
        assertThat(read("application/json", body.replace('\'', '"'), 1))
                .isEqualTo(new TokenUsage(prompt, completion, total, true));
    }

    @Test
    void messagesTellThePromptFirst() {
        String stream = """
                event: message_start
                data: {"type":"message_start","message":{"usage":{"input_tokens":25,"output_tokens":1}}}

                data: {"type":"content_block_delta","delta":{"type":"text_delta","text":"Hello"}}

                data: {"type":"message_delta","usage":{"output_tokens":15}}
                """;

        assertThat(read("text/event-stream", stream, 1)).isEqualTo(new TokenUsage(25, 15, 40, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '"', textBlock = """
            application/json  | no json
            application/json  | {'error': {'usage': 'x'}}
            application/json  | [1
            text/html         | <html/>
            -                 | x
            text/event-stream | data: {broken
            """)
    void whatDoesNotTellConsumedItsPrompt(String type, String body) {
        assertThat(read(type, body.replace('\'', '"'), 9)).isEqualTo(new TokenUsage(9, 0, 9, false));
    }

    /** However the network cuts it. */
    @Test
    void theCutOfThePiecesDoesNotMatter() {
        Property.holds(200, draw -> draw.list(1, 40, one -> one.between(1, 60)), cuts -> {
            assertThat(cut("application/json", COMPLETION, cuts)).isEqualTo(new TokenUsage(12, 30, 42, true));
            assertThat(cut("text/event-stream", STREAM, cuts)).isEqualTo(new TokenUsage(7, 6, 13, true));
        });
    }

    @Test
    void aLineWithoutEndIsNotKept() {
        var tokens = new ResponseTokens("text/event-stream");
        byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 50; i++) {
            tokens.add(piece, 0, piece.length);
        }
        byte[] rest = ("\n" + STREAM).getBytes(StandardCharsets.UTF_8);
        tokens.add(rest, 0, rest.length);

        assertThat(tokens.end(1)).isEqualTo(new TokenUsage(7, 6, 13, true));
        assertThat(tokens.bytes()).isEqualTo(50L * piece.length + rest.length);
    }

    private static TokenUsage read(String type, String body, long prompt) {
        var tokens = new ResponseTokens(type);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        tokens.add(bytes, 0, bytes.length);
        return tokens.end(prompt);
    }

    private static TokenUsage cut(String type, String body, List<? extends Number> cuts) {
        var tokens = new ResponseTokens(type);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        for (int i = 0; from < bytes.length; i++) {
            int length = Math.min(bytes.length - from, cuts.get(i % cuts.size()).intValue());
            tokens.add(bytes, from, length);
            from += length;
        }
        return tokens.end(1);
    }
}
