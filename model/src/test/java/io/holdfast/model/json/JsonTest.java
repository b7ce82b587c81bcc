package io.holdfast.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var written = Json.object().put("a", "\u00e9\uD83D\uDE00").put("b", true);
        written.set("c", Json.array().add(1));
        for (byte[] bytes : new byte[][] {Json.bytes(written), Json.prettyBytes(written)}) {
            assertThat(Json.stored(bytes)).isEqualTo(written);
            assertThat(Json.lenient(bytes)).isEqualTo(written);
            assertThat(Json.parse(bytes)).isEqualTo(written);
        }
        assertThat(new String(Json.bytes(written), StandardCharsets.UTF_8)).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "null", "{", "{\"a\":}", "{} {", "\u0000"})
    void whatIsNoObjectIsSaidOrLeftOut(String text) {
        assertThat(Json.lenient(utf8(text)).isEmpty()).isTrue();
        if (!text.equals("{} {")) {
            assertThatThrownBy(() -> Json.parse(utf8(text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("not (a JSON object|well-formed JSON.*)");
            assertThatThrownBy(() -> Json.stored(utf8(text))).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void aFailureSaysWhereAndNotWhat() {
        assertThatThrownBy(() -> Json.parse(utf8("{\n\"key\":s3cret}")))
                .hasMessageStartingWith("not well-formed JSON (line 2, column ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void membersThatAreOddAreAbsent() {
        var object = Json.stored(utf8("{\"text\":\"t\",\"empty\":\"\",\"null\":null,\"number\":1,\"yes\":true}"));
        assertThat(Json.lenient(null)).isEqualTo(Json.object());
        assertThat(Json.text(object, "text")).isEqualTo("t");
        assertThat(Json.text(object, "empty", "else")).isEqualTo("else");
        for (String odd : new String[] {"null", "number", "yes", "none"}) {
            assertThat(Json.text(object, odd)).isNull();
            assertThat(Json.text(object, odd, "else")).isEqualTo("else");
            assertThatThrownBy(() -> Json.required(object, odd)).hasMessage("member '" + odd + "' is missing");
        }
        assertThat(Json.flag(object, "yes", false)).isTrue();
        assertThat(Json.flag(object, "text", true)).isTrue();
        assertThat(Json.flag(object, "none", false)).isFalse();
    }
}
