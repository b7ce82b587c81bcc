package io.holdfast.policy.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'messages': [{'role': 'user', 'content': '12345678'}]}                              | 6
            {'messages': [{'role': 'user', 'content': '1234'}, {'role': 'system', 'content': '1'}]} | 10
            {'messages': [{'role': 'user', 'content': [{'type': 'text', 'text': '1234'}]}]}      | 5
            {'messages': [{'role': 'user', 'content': [{'type': 'image_url', 'image_url': {'url': 'data:xxxxxxxxxxxx'}}]}]} | 1204
            {'prompt': '12345678', 'model': 'some long name'}                                    | 2
            {'input': ['1234', '1234']}                                                          | 2
            {'input': [[1, 2, 3]]}                                                               | 3
            {'messages': [{'role': 'user', 'content': '日本語'}]}                                  | 7
            {'other': 'x'}                                                                       | 0
            no json                                                                              | 2
            """)
    void countsWhatTheModelReads(String body, long tokens) {
        assertThat(TokenEstimate.ofPrompt(body.replace('\'', '"'))).isEqualTo(tokens);
    }

    @Test
    void aTextWithoutCharactersIsNone() {
        assertThat(TokenEstimate.of("")).isZero();
        assertThat(TokenEstimate.of("a")).isEqualTo(1);
        assertThat(TokenEstimate.ofPrompt("{\"messages\":" + "[".repeat(5000))).isPositive();
    }

    @Test
    void knowsWhatIsAskedForInPieces() {
        assertThat(TokenEstimate.asksForStream("{\"stream\": true}")).isTrue();
        assertThat(TokenEstimate.asksForStream("{\"stream\": false}")).isFalse();
        assertThat(TokenEstimate.asksForStream("no json")).isFalse();
    }
}
