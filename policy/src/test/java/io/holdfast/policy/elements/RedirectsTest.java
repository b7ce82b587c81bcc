package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Run;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What forward-request does with a backend's redirects. */
class RedirectsTest {

    private final FakeExchange exchange = new FakeExchange();
    private final List<String> sent = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "/b?c=d,              GET https://a.example/v1/orders/17,  GET https://a.example:443/b?c=d",
        "sub,                 GET https://a.example/v1/orders/17,  GET https://a.example:443/v1/orders/sub",
        "https://b.example,   GET https://a.example/v1/orders/17,  GET https://b.example:443/",
        "//b.example:8443/x,  GET https://a.example/v1/orders/17,  GET https://b.example:8443/x",
    })
    void goesWhereTheResponsePointsTo(String location, String first, String second) {
        forward("true", 302, location);

        assertThat(sent).containsExactly(first, second);
        assertThat(exchange.status).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"http://a.example/x", "ftp://a.example/x", "'http://[', ''", "mailto:x"})
    void whatIsWeakerOrNoUrlIsAnswered(String location) {
        forward("true", 302, location);

        assertThat(sent).hasSize(1);
        assertThat(exchange.status).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, 301, GET",
        "POST, 302, GET",
        "POST, 303, GET",
        "PUT,  302, PUT",
        "PUT,  303, GET",
        "POST, 307, POST",
        "POST, 308, POST",
        "HEAD, 303, HEAD"
    })
    void changesTheMethodAsBrowsersDo(String method, int status, String then) {
        exchange.method = method;
        exchange.requestBody = "body";
        forward("true", status, "/x");

        assertThat(sent).hasSize(2).last().asString().startsWith(then + " ");
        assertThat(exchange.requestBody).isEqualTo(then.equals("GET") ? "" : "body");
    }

    @Test
    void credentialsStayWithTheirOrigin() {
        exchange.requestHeaders.set("Authorization", "secret");
        exchange.requestHeaders.set("X-Other", "kept");
        forward("true", 302, "https://a.example/other");
        assertThat(exchange.requestHeaders.contains("Authorization")).isTrue();

        forward("true", 302, "https://b.example/other");
        assertThat(exchange.requestHeaders.contains("Authorization")).isFalse();
        assertThat(exchange.requestHeaders.contains("X-Other")).isTrue();
    }

    @Test
    void afterTenTheRedirectIsTheAnswer() {
        forward("@(true)", Integer.MAX_VALUE, 302, "/again");

        assertThat(sent).hasSize(11);
        assertThat(exchange.status).isEqualTo(302);
    }

    @Test
    void isLeftToTheCallerUnlessAskedFor() {
        forward("false", 302, "/x");
        forward("@(false)", 302, "/x");

        assertThat(sent).hasSize(2);
    }

    private void forward(String follow, int status, String location) {
        forward(follow, 1, status, location);
    }

    private void forward(String follow, int redirects, int status, String location) {
        var left = new int[] {redirects};
        exchange.path = "/orders/17";
        Run.through(
                exchange,
                Run.compile(
                        new FakeContext(),
                        "<policies><inbound><set-backend-service base-url='https://a.example/v1'/></inbound>"
                                + "<backend><forward-request follow-redirects='" + follow + "'/></backend></policies>"),
                e -> {
                    sent.add(e.method + " " + e.backend + e.path + (e.query.isEmpty() ? "" : "?" + e.query));
                    if (left[0]-- > 0) {
                        e.status = status;
                        e.responseHeaders.set("Location", location);
                    }
                });
    }
}
