package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewriteUriTest {

    private final FakeExchange exchange = new FakeExchange();
    private final FakeContext context = new FakeContext();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/put,               true,  /put,               c=d",
                "/put,               false, /put,               \"\"",
                "put?x={b},          true,  /put,               x=B%20b&c=d",
                "/put?c=1,           true,  /put,               c=1",
                "/v2/{id}/{id}.json, false, /v2/a%2Fb/a%2Fb.json, \"\"",
                "/a b?q=ä,           false, /a%20b,             q=%C3%A4",
                "/,                  false, /,                  \"\"",
            })
    void buildsTheTarget(String template, boolean copy, String path, String query) {
        rewrite("/get/{id}?a={b}", "a=B%20b&c=d", template, copy);

        assertThat(exchange.path + "?" + exchange.query).isEqualTo(path + "?" + query);
    }

    @Test
    void aValueFromTheQueryCantClimbInThePath() {
        exchange.parameters.put("b", "..");
        rewrite("/get?a={b}", "a=..", "/files/{b}/x", true);

        assertThat(exchange.status).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/files/{b}/x, ..%2Fy, a",
        "/files/{b}, '..;v', a",
        "/files/{b}/x, '\\..', a",
        "/files/{id}{b}/x, '.', '.'",
        "/files/.{id}, a, '.'",
        "/files/{id}/x, a, 'y%2f..%5c'",
        "/files/..{b}, , a",
    })
    void noValueAddsADotSegment(String template, String query, String id) {
        exchange.parameters.put("b", query == null ? "" : query);
        exchange.parameters.put("id", id);
        rewrite("/get/{id}?a={b}", "", template, true);

        assertThat(exchange.status).isEqualTo(400);
    }

    @Test
    void dotsOfTheAuthorStand() {
        rewrite("/get/{id}", "", "/../v2/{id}", true);

        assertThat(exchange.path).isEqualTo("/../v2/a%2Fb");
    }

    @Test
    void aValueFromTheQueryStaysOneSegment() {
        exchange.parameters.put("b", "a/b?c+d");
        rewrite("/get?a={b}", "a=a/b?c+d", "/files/{b}", true);

        assertThat(exchange.path).isEqualTo("/files/a%2Fb%3Fc%20d");
    }

    @Test
    void aValueFromThePathCantAddParameters() {
        exchange.parameters.put("id", "1&admin=true");
        rewrite("/get/{id}", "", "/files?id={id}", true);

        assertThat(exchange.query).isEqualTo("id=1%26admin%3Dtrue");
    }

    @Test
    void knowsOnlyTheOperationsParameters() {
        rewrite("/get/{id}", "", "/files/{other}", true);

        assertThat(exchange.responseBody).contains("a parameter that the operation's URL template doesn't have");
    }

    @Test
    void doesNotChooseHosts() {
        rewrite("/get/{id}", "", "https://elsewhere/", true);

        assertThat(exchange.responseBody).contains("must begin with a path");
    }

    private void rewrite(String operation, String query, String template, boolean copy) {
        exchange.operation("{\"urlTemplate\":\"" + operation + "\"}");
        exchange.parameters.putIfAbsent("id", "a%2Fb");
        exchange.parameters.putIfAbsent("b", "B%20b");
        exchange.query = query;
        Run.inbound(
                context, exchange, "<rewrite-uri template='" + template + "' copy-unmatched-params='" + copy + "'/>");
    }
}
