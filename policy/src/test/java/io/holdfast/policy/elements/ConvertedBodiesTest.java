package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Run;
import org.junit.jupiter.api.Test;

class ConvertedBodiesTest {

    private final FakeExchange exchange = new FakeExchange();

    private void request(String type, String body) {
        exchange.requestHeaders.set("Content-Type", type);
        exchange.requestBody = body;
    }

    private void response(String type, String body, String policy) {
        Run.through(
                exchange, Run.compile(new io.holdfast.policy.FakeContext(), Run.document("outbound", policy)), e -> {
                    e.responseHeaders.set("Content-Type", type);
                    e.responseBody = body;
                });
    }

    @Test
    void aLiquidTemplateReadsJson() {
        request("application/json", "{\"a\":{\"b\":[1,\"two\"]},\"when\":\"2024-01-02T03:04:05Z\"}");
        Run.inbound(
                exchange,
                "<set-body template=\"liquid\">{\"b\":\"{{body.a.b[1]}}\",{% for x in body.a.b %}{{x}};{% endfor %}}</set-body>");
        assertThat(exchange.requestBody).isEqualTo("{\"b\":\"two\",1;two;}");
    }

    @Test
    void aLiquidTemplateReadsXmlAndTheContext() {
        request("text/xml", "<order><id>7</id></order>");
        exchange.variable("who", "me");
        Run.inbound(
                exchange,
                "<set-body template=\"liquid\">{{body.order.id}} {{context.Request.Method}} {{context.Variables[\"who\"]}}</set-body>");
        assertThat(exchange.requestBody).isEqualTo("7 GET me");
    }

    @Test
    void aBrokenTemplateFailsClosed() {
        Run.inbound(exchange, "<set-body template=\"liquid\">{% if %}</set-body>");
        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.responseBody).contains("its text is no Liquid template");
    }

    @Test
    void aTextIsReplacedWhereverItStands() {
        request("text/plain", "foo and foo");
        Run.inbound(exchange, "<find-and-replace from=\"foo\" to=\"bar\" />");
        assertThat(exchange.requestBody).isEqualTo("bar and bar");

        response("text/plain", "a.b", "<find-and-replace from=\".\" to=\"-\" />");
        assertThat(exchange.responseBody).isEqualTo("a-b");
    }

    @Test
    void xmlBecomesJsonForThoseWhoAskForIt() {
        exchange.requestHeaders.set("Accept", "application/json");
        response(
                "application/xml",
                "<a x=\"1\"><b>2</b></a>",
                "<xml-to-json kind=\"direct\" apply=\"content-type-xml\" />");
        assertThat(exchange.responseBody).isEqualTo("{\"a\":{\"@x\":\"1\",\"b\":\"2\"}}");
        assertThat(exchange.responseHeaders.get("Content-Type")).startsWith("application/json");

        exchange.requestHeaders.set("Accept", "application/xml");
        response("application/xml", "<a/>", "<xml-to-json kind=\"direct\" apply=\"always\" />");
        assertThat(exchange.responseBody).isEqualTo("<a/>");
        response(
                "text/plain",
                "<a/>",
                "<xml-to-json kind=\"direct\" apply=\"content-type-xml\" consider-accept-header=\"false\" />");
        assertThat(exchange.responseBody).isEqualTo("<a/>");
    }

    @Test
    void jsonBecomesXml() {
        response(
                "application/json",
                "{\"a\":{\"b\":[1,2]}}",
                "<json-to-xml apply=\"always\" consider-accept-header=\"false\" />");
        assertThat(exchange.responseBody).isEqualTo("<a><b>1</b><b>2</b></a>");
        assertThat(exchange.responseHeaders.get("Content-Type")).startsWith("text/xml");
    }

    @Test
    void whatCannotBeConvertedIsAnError() {
        request("application/xml", "no xml");
        Run.inbound(exchange, "<xml-to-json kind=\"direct\" apply=\"always\" consider-accept-header=\"false\" />");
        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.requestBody).isEqualTo("no xml");
    }

    @Test
    void jsonpWrapsForThoseWhoNameAFunction() {
        exchange.query = "cb=my.f";
        response("application/json", "{\"a\":1}", "<jsonp callback-parameter-name=\"cb\" />");
        assertThat(exchange.responseBody).contains("my.f({\"a\":1})");
        exchange.query = "";
        response("application/json", "{\"a\":1}", "<jsonp callback-parameter-name=\"cb\" />");
        assertThat(exchange.responseBody).isEqualTo("{\"a\":1}");
        exchange.query = "cb=alert(1)";
        response("application/json", "{\"a\":1}", "<jsonp callback-parameter-name=\"cb\" />");
        assertThat(exchange.status).isEqualTo(400);
    }

    @Test
    void nothingIsForwardedTwice() {
        request("text/plain", "");
        assertThat(Run.inbound(exchange, "<find-and-replace from=\"a\" to=\"b\" />"))
                .isEqualTo(Flow.FORWARD);
    }
}
