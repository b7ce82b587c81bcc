package io.holdfast.dotnet.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing that is read, built or printed takes more than an evaluation may. */
class JsonLimitsTest {

    private final Work work = Work.standard();

    private JToken parse(String text) {
        return JsonLoader.token(work, text, JsonSettings.DEFAULT);
    }

    @Test
    void sixtyFourLevelsAreRead() {
        assertThat(parse("[".repeat(64) + "]".repeat(64)).text(work, Formatting.None))
                .hasSize(128);
        assertThatThrownBy(() -> parse("[".repeat(65)))
                .isInstanceOf(NetException.class)
                .hasMessageStartingWith("The reader's MaxDepth of 64 has been exceeded. Path '[0][0]")
                .hasMessageEndingWith("[0]', line 1, position 65.");
    }

    @Test
    void aTreeThatWasBuiltDeepIsNotPrinted() {
        var root = new JArray();
        JArray at = root;
        for (int i = 0; i < 10_000; i++) {
            var next = new JArray();
            at.insertOne(work, 0, next);
            at = next;
        }
        JArray deepest = at;
        assertThat(deepest.path(work)).hasSize(30_000);
        assertThatThrownBy(() -> root.text(work)).isInstanceOf(ExhaustedException.class);
        assertThatThrownBy(() -> root.deepClone(Work.standard())).isInstanceOf(ExhaustedException.class);
        assertThatThrownBy(() -> JToken.deepEquals(
                        Work.standard(), root, deepest.root(work).first()))
                .isInstanceOf(ExhaustedException.class);
        assertThat(JsonPath.all(Work.standard(), root, "$..x", false)).isEmpty();
    }

    @Test
    void memoryIsCountedWhereTreesGrow() {
        var small = Work.of(5_000_000_000L, 100_000);
        assertThatThrownBy(() -> JsonLoader.token(small, "[" + "1,".repeat(5000) + "1]", JsonSettings.DEFAULT))
                .isInstanceOf(ExhaustedException.class);
        JToken token = parse("\"" + "\\u0001".repeat(20_000) + "\"");
        assertThatThrownBy(() -> token.text(Work.of(5_000_000_000L, 100_000), Formatting.None))
                .isInstanceOf(ExhaustedException.class);
    }

    @Test
    void timeIsCountedInPatterns() {
        JToken in = parse("[{\"a\":\"" + "a".repeat(60) + "!\"}]");
        assertThatThrownBy(() -> JsonPath.all(Work.of(50_000_000L, Work.BYTES), in, "[?(@.a =~ /^(a+)+\\1b$/)]", false))
                .isInstanceOf(ExhaustedException.class);
    }

    @Test
    void numbersThatAreLongAreRefusedAtOnce() {
        assertThatThrownBy(() -> parse("1".repeat(381)))
                .hasMessageStartingWith("JSON integer 1111")
                .hasMessageContaining("is too large to parse.");
        assertThat(parse("1".repeat(380)).text(work)).hasSize(380);
        assertThat(parse("1e999999999").text(work, Formatting.None)).isEqualTo("\"Infinity\"");
    }

    @Test
    void aQueryOfManyPartsIsRefused() {
        String query = "[?(" + "@.a && @.b || ".repeat(2000) + "@.c)]";
        assertThatThrownBy(() -> JsonPath.all(work, parse("[1]"), query, false)).hasMessage("The query goes too deep.");
        String nested = "[?(@".repeat(500);
        assertThatThrownBy(() -> JsonPath.all(work, parse("[1]"), nested, false))
                .isInstanceOf(ExhaustedException.class);
    }

    @Test
    void aTextInQuotesIsNoPattern() {
        var in = Json.token(Work.standard(), "[{\"a\":\"x\"}]", null);
        for (String path : List.of("[?(@.a =~ 'x')]", "[?(@.a =~ '')]", "[?(@.a =~ '/')]")) {
            assertThatThrownBy(() -> JsonPath.all(Work.standard(), in, path, false))
                    .isInstanceOf(NetException.class);
        }
    }
}
