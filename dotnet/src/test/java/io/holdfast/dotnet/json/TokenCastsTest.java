package io.holdfast.dotnet.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code (int)token} and the like; {@code Value<T>}; {@code ToObject<T>}. */
class TokenCastsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1 | System.Int32 | 1",
                "\"12\" | System.Int32 | 12",
                "1.5 | System.Int32 | 2",
                "2.5 | System.Int32 | 2",
                "true | System.Int32 | 1",
                "null | System.Int32 | ! Can not convert Null to Int32.",
                "{} | System.Int32 | ! Can not convert Object to Int32.",
                "[1] | System.Int32 | ! Can not convert Array to Int32.",
                "\"x\" | System.Int32 | ! Input string was not in a correct format.",
                "3000000000 | System.Int32 | ! Value was either too large or too small for an Int32.",
                "3000000000 | System.Int64 | 3000000000",
                "12345678901234567890 | System.UInt64 | 12345678901234567890",
                "12345678901234567890 | System.Int64 | ! Value was either too large or too small for an Int64.",
                "12345678901234567890 | System.String | 12345678901234567890",
                "1.10 | System.Double | 1.1",
                "\"1.5\" | System.Double | 1.5",
                "1.10 | System.Decimal | 1.1",
                "1.10 | System.String | 1.1",
                "true | System.String | True",
                "true | System.Boolean | True",
                "\"True\" | System.Boolean | True",
                "0 | System.Boolean | False",
                "\"x\" | System.Boolean | ! String 'x' was not recognized as a valid Boolean.",
                "null | System.Boolean | ! Can not convert Null to Boolean.",
                "null | System.String | ",
                "{} | System.String | ! Can not convert Object to String.",
                "\"2024-01-02T03:04:05Z\" | System.String | 01/02/2024 03:04:05",
                "\"2024-01-02T03:04:05Z\" | System.DateTime | 01/02/2024 03:04:05",
                "5 | System.DateTime | ! Can not convert Integer to DateTime.",
                "\"AQI=\" | System.Guid | ! Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).",
                "\"a\" | System.Char | a",
                "65 | System.Char | A"
            })
    void tokensAreCastAsNewtonsoftCastsThem(String json, String type, String expected) {
        JToken token = Tree.parse(json);
        String actual;
        try {
            Object value =
                    type.equals("System.String") ? TokenCasts.orNull(token, type) : TokenCasts.value(token, type);
            actual = Values.toString(Work.standard(), value);
        } catch (NetException e) {
            actual = "! " + e.message();
        }
        assertThat(actual).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void nullableCastsGiveNullOfNull() {
        assertThat(TokenCasts.orNull(null, "System.Int32")).isNull();
        assertThat(TokenCasts.orNull(JValue.ofNull(), "System.Int32")).isNull();
        assertThat(TokenCasts.orNull(new JValue(5L), "System.Int32")).isEqualTo(5);
        assertThat(TokenCasts.bytes(JValue.text("AQI="))).containsExactly(1, 2);
    }

    @Test
    void valuesAreConvertedToTheTypeThatIsAskedFor() {
        JObject o = Tree.object("{\"a\":\"5\",\"b\":7,\"c\":null,\"d\":{\"e\":1}}");
        assertThat(TokenValues.value(o.get("a"), TypeRefs.INT)).isEqualTo(5);
        assertThat(TokenValues.value(o.get("b"), TypeRefs.STRING)).isEqualTo("7");
        assertThat(TokenValues.value(o.get("b"), TypeRefs.INT)).isEqualTo(7);
        assertThat(TokenValues.value(o.get("c"), TypeRefs.STRING)).isNull();
        assertThat(TokenValues.value(o.get("missing"), TypeRefs.STRING)).isNull();
        assertThat(TokenValues.value(o.get("missing"), TypeRefs.INT)).isEqualTo(0);
        assertThat(TokenValues.value(o.get("d"), TypeRefs.of("Newtonsoft.Json.Linq.JObject")))
                .isSameAs(o.get("d"));
    }
}
