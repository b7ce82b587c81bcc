package io.holdfast.dotnet.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Platform;
import io.holdfast.dotnet.Table;
import io.holdfast.dotnet.Work;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is read, printed and said against a text. The table has, for each text, what JToken.Parse makes of it (kind, compact, indented)
 * or says; after {@code O:}, what JObject.Parse says. Its rows come from Newtonsoft.Json itself, in the words of its version 13.
 */
class JsonReadingTest {

    static Stream<Arguments> texts() {
        return Table.rows(JsonReadingTest.class, "reading.tsv");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsAreReadAsNewtonsoftReadsThem(String text, String expected) {
        var work = Work.standard();
        String actual = text.startsWith("O:")
                ? said(() -> JsonLoader.object(work, text.substring(2), JsonSettings.DEFAULT)
                        .text(work))
                : said(() -> shown(work, JsonLoader.token(work, text, JsonSettings.DEFAULT)));
        assertThat(actual).isEqualTo(expected);
    }

    private static String shown(Work work, JToken token) {
        return token.type() + "|" + token.text(work, Formatting.None) + "|"
                + token.text(work).replace(Platform.NEW_LINE, "\n");
    }

    static String said(Supplier<String> action) {
        try {
            return action.get();
        } catch (NetException e) {
            return "! " + e.message();
        }
    }
}
