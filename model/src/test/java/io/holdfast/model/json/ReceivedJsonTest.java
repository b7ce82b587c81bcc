package io.holdfast.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small texts that make large trees. */
class ReceivedJsonTest {

    @Test
    void textsAreCountedAsFarAsTheyAreJson() {
        assertThat(ReceivedJson.exceeds(3, "[1,2]")).isTrue();
        assertThat(ReceivedJson.exceeds(4, "[1,2]")).isFalse();
        assertThat(ReceivedJson.exceeds(3, "openapi: 3.0.0")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x: [[],[],[],[]]",
                "x: [[],[],[],[]",
                "{\"x\":[[],[],[],[]], y: 1}",
                "{\"x\": 1, 'y': [[],[],[],[]]}",
                "- - - - - - a",
                "? ? ? ? ? ? a",
                "a:\n b:\n  c:\n   d:\n    e:\n     f",
                "a:\r b:\r  c:\r   d:\r    e:\r     f",
                "x: {a,b,c,d,e,f,g}"
            })
    void whatIsNotJsonIsCountedByItsParts(String text) {
        assertThat(ReceivedJson.exceeds(4, text)).isTrue();
        assertThat(ReceivedJson.exceeds(40, text)).isFalse();
    }

    @Test
    void whatNestsDeeperThanParsersGoExceeds() {
        String deep = "{\"x\":" + "[".repeat(ReceivedJson.MAX_LEVELS) + "]".repeat(ReceivedJson.MAX_LEVELS) + "}";
        assertThat(ReceivedJson.exceeds(10_000, deep)).isTrue();
        // The parser of descriptions reads this, so it is counted to its end.
        String less = "{\"x\":" + "[".repeat(600) + "]".repeat(600) + ",\"y\":[" + "[],".repeat(5_000) + "1]}";
        assertThat(ReceivedJson.exceeds(12_000, less)).isFalse();
        assertThat(ReceivedJson.exceeds(11_000, less)).isTrue();
    }

    /** GitHub's has 250,000 lines and 9 MB. */
    @Test
    void largeDescriptionsInYamlDoNotExceed() {
        String operation = """
                  "/repos/{owner}/{repo}":
                    get:
                      description: 'Of a repository, its owner, or both; [more](https://example.test/a), if known.'
                      parameters:
                      - $ref: "#/components/parameters/owner"
                      - name: x
                        schema: { type: array, items: [a, b] }
                """;
        assertThat(ReceivedJson.exceeds(2_000_000, operation.repeat(36_000))).isFalse();
    }
}
