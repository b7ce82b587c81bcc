package io.holdfast.model.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiNameTest {

    @ParameterizedTest
    @CsvSource({
        "echo, echo, ",
        "echo;rev=2, echo, 2",
        "Echo;REV=a.B, Echo, a.B",
        "echo;rev=, echo, ''",
        "echo;rev=2;rev=3, echo, 2;rev=3",
        "a;b;rev=2, a;b, 2",
        "team/echo;rev=2, team/echo, 2",
        "a;rev, a;rev, ",
        // A letter that becomes longer in lower case.
        "\u0130;rev=2, \u0130, 2",
    })
    void namesAndSegmentsEndAtTheMark(String text, String api, String revision) {
        var name = new ApiName(api, revision);
        assertThat(ApiName.of(text)).isEqualTo(name);
        assertThat(ApiName.ofSegment(text)).isEqualTo(name);
        assertThat(ApiName.of(name.toString())).isEqualTo(name);
    }

    @Test
    void onlyAPathMayBeNothingButARevision() {
        assertThat(ApiName.ofSegment(";rev=2")).isEqualTo(new ApiName("", "2"));
        assertThat(ApiName.of(";rev=2")).isEqualTo(new ApiName(";rev=2", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "echo;rev=2", "echo;rev=a-b_c.D"})
    void someMayBeWritten(String text) {
        assertThat(ApiName.of(text).isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo;rev=", "echo;rev=a b", "echo;rev=2;rev=3", "echo;rev=\u00e9"})
    void othersMayNot(String text) {
        assertThat(ApiName.of(text).isValid()).isFalse();
    }
}
