package io.holdfast.entities.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Every filter that can be written is read as what it is. */
class FilterPropertyTest {

    @Test
    void whatIsWrittenIsRead() {
        Property.holds(
                300,
                draw -> filter(draw, 3),
                filter -> assertThat(Filter.parse(FilterText.of(filter))).isEqualTo(filter));
    }

    @Test
    void noTextBreaksTheParser() {
        Property.holds(300, draw -> draw.anyText(80), text -> {
            try {
                Filter.parse(text);
            } catch (FilterException e) {
                assertThat(e.text()).isNotEmpty();
            }
        });
    }

    private static Filter filter(Draw draw, int depth) {
        if (depth == 0) {
            return draw.either(FilterPropertyTest::compared, FilterPropertyTest::called);
        }
        return draw.either(
                FilterPropertyTest::compared,
                FilterPropertyTest::called,
                inner -> new Filter.Not(filter(inner, depth - 1)),
                inner -> new Filter.And(filter(inner, depth - 1), filter(inner, depth - 1)),
                inner -> new Filter.Or(filter(inner, depth - 1), filter(inner, depth - 1)),
                inner -> new Filter.Items("tags", inner.of(true, false), "t", filter(inner, depth - 1)));
    }

    private static Filter compared(Draw draw) {
        return new Filter.Compare(field(draw), draw.of(Operator.values()), literal(draw));
    }

    private static Filter called(Draw draw) {
        return new Filter.Call(draw.of(TextFunction.values()), field(draw), draw.anyText(12));
    }

    private static String field(Draw draw) {
        return draw.of("name", "displayName", "state", "t", "eqx", "anda");
    }

    private static Literal literal(Draw draw) {
        return draw.either(
                text -> new Literal.Text(text.anyText(12)),
                number -> new Literal.Numeric(
                        BigDecimal.valueOf(number.between(-100_000_000, 100_000_000), number.between(0, 2))),
                bool -> new Literal.Bool(bool.of(true, false)),
                nothing -> new Literal.Null(),
                time -> new Literal.Time(Instant.ofEpochSecond(time.between(0, 4_000_000_000L))));
    }
}
