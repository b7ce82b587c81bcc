package io.holdfast.entities.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FilterTest {

    private static final ObjectNode RESOURCE = (ObjectNode) JsonMapper.shared().readTree("""
            {"displayName": "Echo API", "state": "active", "isCurrent": true, "count": 3,
             "registrationDate": "2026-01-31T12:00:00Z", "tags": ["a", "b"], "note": null}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    displayName eq 'Echo API'                       | true
                    displayName eq 'echo api'                       | true
                    displayName ne 'Echo API'                       | false
                    displayName gt 'D'                              | true
                    displayName lt 'D'                              | false
                    isCurrent eq true                               | true
                    isCurrent ne true                               | false
                    isCurrent eq 'true'                             | false
                    count ge 3                                      | true
                    count gt 3                                      | false
                    count le 3.0                                    | true
                    count lt -1                                     | false
                    note eq null                                    | true
                    missing eq null                                 | true
                    state ne null                                   | true
                    missing eq 'x'                                  | false
                    missing ne 'x'                                  | true
                    registrationDate ge 2026-01-01T00:00:00Z        | true
                    registrationDate lt 2026-01-31T12:00:00.5Z      | true
                    registrationDate gt datetime'2026-02-01T00:00:00Z' | false
                    registrationDate ge datetime'2026-01-31T12:00:00' | true
                    contains(displayName,'echo')                    | true
                    substringof('API',displayName)                  | true
                    startswith(displayName,'Echo')                  | true
                    endswith(displayName,'Echo')                    | false
                    contains(displayName,'echo') eq true            | true
                    contains(displayName,'echo') eq false           | false
                    contains(displayName,'echo') ne true            | false
                    not contains(displayName,'x')                   | true
                    not not (state eq 'active')                     | true
                    state eq 'x' or state eq 'active' and isCurrent eq true  | true
                    (state eq 'active' or state eq 'x') and isCurrent eq false | false
                    not (state eq 'x') and count eq 3               | true
                    tags/any(t: t eq 'b')                           | true
                    tags/all(t: t eq 'b')                           | false
                    tags/any(t: contains(t,'z'))                    | false
                    missing/all(t: t eq 'b')                        | true
                    """)
    void decides(String filter, boolean expected) {
        assertThat(Filter.parse(filter.strip()).matches(RESOURCE::path)).isEqualTo(expected);
    }

    @Test
    void readsQuotesInStrings() {
        assertThat(Filter.parse("name eq 'O''Brien'"))
                .isEqualTo(new Filter.Compare("name", Operator.EQ, new Literal.Text("O'Brien")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "name",
                "name eq",
                "name eq 'x",
                "name like 'x'",
                "eq 'x'",
                "name eq 'x' and",
                "(name eq 'x'",
                "name eq 'x')",
                "contains(name)",
                "contains('x',name)",
                "substringof(name,'x')",
                "upper(name) eq 'x'",
                "name eq name",
                "name eq ;",
                "tags/some(t: t eq 'x')",
                "tags/any(t t eq 'x')",
                "name eq 2026-13-01T00:00:00Z"
            })
    void refusesWithThePosition(String filter) {
        assertThatThrownBy(() -> Filter.parse(filter))
                .isInstanceOf(FilterException.class)
                .hasMessageContaining("position");
    }

    @Test
    void refusesWhatIsNestedTooDeeplyOrTooLong() {
        assertThatThrownBy(() -> Filter.parse("(".repeat(1000) + "a eq 1" + ")".repeat(1000)))
                .isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> Filter.parse("a eq '" + "x".repeat(10_000) + "'"))
                .isInstanceOf(FilterException.class);
    }

    @Test
    void tellsWhichFieldsItNames() {
        List<String> named = new ArrayList<>();
        Filter.parse("a eq 1 and (not contains(b,'x') or tags/any(t: t ne 'y'))")
                .visit((field, operator) -> named.add(field + " " + operator));
        assertThat(named).containsExactly("a eq", "b contains", "tags ne");
    }
}
