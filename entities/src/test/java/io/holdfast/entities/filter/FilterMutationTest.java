package io.holdfast.entities.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A {@code $filter} of whatever text is refused with words, or decides about a resource. */
class FilterMutationTest {

    private static final ObjectNode RESOURCE = JsonMapper.shared()
            .createObjectNode()
            .put("name", "a")
            .put("count", 7)
            .put("on", true)
            .putNull("none");
    private static final String[] WORDS = {
        "(",
        ")",
        "'",
        "''",
        " and ",
        " or ",
        "not ",
        " eq ",
        "contains(",
        "substringof(",
        "datetime'",
        "null",
        "true",
        "1e999",
        "-99999999999999999999",
        "any(",
        "/",
        ",",
        "t:",
        "%",
        "\u0000",
        "\uD83D\uDE00",
        "((((((((((((((((((((((((((((((((((((("
    };

    @TestFactory
    Stream<DynamicTest> brokenFiltersAreRefusedInWords() {
        return Stream.of(Mutations.test("filter", filters(), FilterMutationTest::check, WORDS));
    }

    static void check(byte[] text) {
        try {
            Filter filter = Filter.parse(new String(text, StandardCharsets.UTF_8));
            filter.matches(RESOURCE::path);
            filter.visit((field, operator) -> assertThat(field).isNotNull());
        } catch (FilterException e) {
            assertThat(e.text()).isNotEmpty();
        }
    }

    static Stream<byte[]> filters() {
        return Stream.of(
                        "name eq 'a'",
                        "not (contains(name, 'it''s') or count ge 7) and on ne false",
                        "substringof('x', name) and none eq null",
                        "tags/any(t: t/name eq 'core') or start gt datetime'2026-01-01T00:00:00Z'")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
