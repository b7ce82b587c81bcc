package io.holdfast.validation.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.validation.MessageValidator;
import io.holdfast.validation.TooMuchWorkException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Nothing that a caller sends takes long; the times are ten times what it may take. */
class HostileMessagesTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|a)*$", "^(.*)*b$", "^([a-zA-Z]+)*$", "^(a|aa)+$", "(.*)*[^!]$"})
    void patternsEnd(String pattern) {
        MessageValidator validator = validator("{\"pattern\": \"" + pattern + "\"}");

        within(() -> {
            try {
                assertThat(validator.check('"' + "a".repeat(5_000) + "!\"")).isNotNull();
            } catch (TooMuchWorkException expected) {
                assertThat(expected).hasMessageContaining("takes too");
            }
        });
    }

    @Test
    void aPatternThatWouldNeverEndIsGivenUp() {
        MessageValidator validator = validator("{\"pattern\": \"^(a+)+(b)?\\\\2$\"}");

        within(() -> assertThatThrownBy(() -> validator.check('"' + "a".repeat(100) + "!\""))
                .isInstanceOf(TooMuchWorkException.class));
        assertThat(validator.check("\"abb\""))
                .as("the next message has a budget of its own")
                .isNull();
    }

    @Test
    void alternativesThatDoubleAtEachLevelEnd() {
        MessageValidator validator = validator("""
                {"definitions": {"A": {"oneOf": [
                   {"properties": {"a": {"$ref": "#/definitions/A"}}, "required": ["x"]},
                   {"properties": {"a": {"$ref": "#/definitions/A"}}, "required": ["y"]},
                   {"properties": {"a": {"$ref": "#/definitions/A"}}, "required": ["z"]}]}},
                 "$ref": "#/definitions/A"}""");
        String deep = "{\"a\":".repeat(60) + "{}" + "}".repeat(60);

        within(() -> assertThatThrownBy(() -> validator.check(deep)).isInstanceOf(TooMuchWorkException.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\": \"#\"}",
                "{\"allOf\": [{\"$ref\": \"#\"}]}",
                "{\"definitions\": {\"A\": {\"$ref\": \"#/definitions/B\"}, \"B\": {\"$ref\": \"#/definitions/A\"}}, \"$ref\": \"#/definitions/A\"}",
            })
    void schemasThatMeanThemselvesEnd(String schema) {
        MessageValidator validator = validator(schema);

        within(() -> assertThatThrownBy(() -> validator.check("{}")).isInstanceOf(RuntimeException.class));
    }

    @Test
    void itemsWhoseHashCodesCollideEnd() {
        MessageValidator validator = validator("{\"uniqueItems\": true}");
        String items = IntStream.range(0, 1 << 16)
                .mapToObj(i -> IntStream.range(0, 16)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", "[\"", "\"]")))
                .collect(Collectors.joining(",", "[", "]"));

        within(() -> assertThat(validator.check(items)).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "123456789012345678901234567890.5"})
    void numbersOfAnySizeEnd(String number) {
        for (String schema : new String[] {
            "{\"multipleOf\": 0.01}",
            "{\"type\": \"integer\"}",
            "{\"maximum\": 5}",
            "{\"enum\": [1]}",
            "{\"uniqueItems\": true}"
        }) {
            MessageValidator validator = validator(schema);
            within(() -> {
                try {
                    validator.check(number);
                    validator.check("[" + number + "," + number + "]");
                } catch (RuntimeException expected) {
                    assertThat(expected.getClass().getPackageName()).startsWith("io.holdfast.validation");
                }
            });
        }
    }

    @Test
    void depthAndPartsAreBounded() {
        MessageValidator validator = validator("{}");

        assertThat(validator.check("[".repeat(90) + "]".repeat(90))).isNull();
        assertThat(validator.check("[".repeat(200) + "]".repeat(200))).isNotNull();
        assertThat(validator.check("[0" + ",0".repeat(600_000) + "]")).isNotNull();
        assertThat(validator.check("\"" + "a".repeat(4 << 20) + "\"")).isNull();
    }

    @Test
    void aMessageOfTheGreatestSizeIsLookedAt() {
        MessageValidator validator = validator("""
                {"type": "array", "items": {"type": "object", "required": ["id"],
                  "properties": {"id": {"type": "integer"}, "name": {"type": "string", "pattern": "^[a-z ]+$"}}}}""");
        String items = IntStream.range(0, 80_000)
                .mapToObj(i -> "{\"id\": " + i + ", \"name\": \"a name of some length\"}")
                .collect(Collectors.joining(",", "[", "]"));

        within(() -> assertThat(validator.check(items)).isNull());
    }

    private static void within(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG);
    }

    private static MessageValidator validator(String schema) {
        return new JsonSchemas(JsonMapper.shared().readTree(schema), Rules.SCHEMA).at("");
    }
}
