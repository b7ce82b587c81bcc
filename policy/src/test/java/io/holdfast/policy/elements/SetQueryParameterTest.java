package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetQueryParameterTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a=1&b=2,         override, x,     b=2&a=x",
                "A=1&%61=2&b=2,   override, x,     b=2&a=x",
                "b=2,             override, x y&z, b=2&a=x%20y%26z",
                "\"\",            override, x,     a=x",
                "a=1,             append,   x,     a=1&a=x",
                "a=1,             skip,     x,     a=1",
                "b=1,             skip,     x,     b=1&a=x",
                "b=1&a=1&a&A=3&c, delete,   x,     b=1&c",
                "b=1&&c=%,        delete,   x,     b=1&&c=%",
            })
    void changesTheQuery(String query, String action, String value, String expected) {
        FakeExchange exchange = new FakeExchange();
        exchange.query = query;

        Run.inbound(
                exchange,
                "<set-query-parameter name='a' exists-action='" + action + "'><value>" + value.replace("&", "&amp;")
                        + "</value></set-query-parameter>");

        assertThat(exchange.query).isEqualTo(expected);
        assertThat(exchange.path).isEqualTo("/orders/17");
    }

    @org.junit.jupiter.api.Test
    void mayHaveSeveralValues() {
        FakeExchange exchange = new FakeExchange();

        Run.inbound(exchange, "<set-query-parameter name='ä'><value>1</value><value>2</value></set-query-parameter>");

        assertThat(exchange.query).isEqualTo("%C3%A4=1&%C3%A4=2");
    }
}
