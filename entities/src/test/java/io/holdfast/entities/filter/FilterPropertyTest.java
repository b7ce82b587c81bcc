package io.holdfast.entities.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every filter that can be written is read as what it is. */
class FilterPropertyTest {

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("filters") Filter filter) {
        assertThat(Filter.parse(FilterText.of(filter))).isEqualTo(filter);
    }

    @Property(tries = 300)
    void noTextBreaksTheParser(@ForAll String text) {
        try {
            Filter.parse(text);
        } catch (FilterException e) {
            assertThat(e.text()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<Filter> filters() {
        return filters(3);
    }

    private Arbitrary<Filter> filters(int depth) {
        if (depth == 0) {
            return Arbitraries.oneOf(compared(), called());
        }
        return Arbitraries.oneOf(
                compared(),
                called(),
                filters(depth - 1).map(Filter.Not::new),
                Combinators.combine(filters(depth - 1), filters(depth - 1)).as(Filter.And::new),
                Combinators.combine(filters(depth - 1), filters(depth - 1)).as(Filter.Or::new),
                Combinators.combine(Arbitraries.of(true, false), filters(depth - 1))
                        .as((all, inner) -> new Filter.Items("tags", all, "t", inner)));
    }

    private Arbitrary<Filter> compared() {
        return Combinators.combine(fields(), Arbitraries.of(Operator.class), literals())
                .as(Filter.Compare::new);
    }

    private Arbitrary<Filter> called() {
        return Combinators.combine(
                        Arbitraries.of(TextFunction.class),
                        fields(),
                        Arbitraries.strings().ofMaxLength(12))
                .as(Filter.Call::new);
    }

    private Arbitrary<String> fields() {
        return Arbitraries.of("name", "displayName", "state", "t", "eqx", "anda");
    }

    private Arbitrary<Literal> literals() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(Literal.Text::new),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
                        .map(Literal.Numeric::new),
                Arbitraries.of(true, false).map(Literal.Bool::new),
                Arbitraries.just(new Literal.Null()),
                Arbitraries.longs()
                        .between(0, 4_000_000_000L)
                        .map(Instant::ofEpochSecond)
                        .map(Literal.Time::new));
    }
}
