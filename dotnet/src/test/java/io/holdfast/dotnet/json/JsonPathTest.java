package io.holdfast.dotnet.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.dotnet.Table;
import io.holdfast.dotnet.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What SelectTokens finds in store.json: path and value of each, or what it says. */
class JsonPathTest {

    private static JToken store = JValue.ofNull();

    static Stream<Arguments> paths() {
        return Table.rows(JsonPathTest.class, "path.tsv");
    }

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = Objects.requireNonNull(JsonPathTest.class.getResourceAsStream("store.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            store = JsonLoader.token(Work.standard(), text, JsonSettings.DEFAULT);
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void pathsSelectWhatNewtonsoftSelects(String path, String mustMatch, String expected) {
        var work = Work.standard();
        String actual = JsonReadingTest.said(() -> JsonPath.all(work, store, path, mustMatch.equals("True")).stream()
                .map(token -> token.path(work) + "=" + token.text(work, Formatting.None))
                .collect(Collectors.joining(" ; ")));
        assertThat(actual).isEqualTo(expected);
    }
}
