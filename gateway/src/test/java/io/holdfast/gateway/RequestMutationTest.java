package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.gateway.routes.RouteRequest;
import io.holdfast.gateway.routes.Services;
import io.holdfast.gateway.routes.TestCompiler;
import io.holdfast.model.testing.Mutations;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Any bytes on a connection: they are refused, or make requests that say in one way only where their body ends and whose path leads to
 * one operation or to none.
 */
class RequestMutationTest {

    private static final Services SERVICES = services();
    private static final String[] WORDS = {
        "\r\n",
        "\n",
        "\r",
        "\r\n\r\n",
        "\t",
        "\u0000",
        "/",
        "//",
        "/../",
        "/.",
        "%2e%2e%2f",
        "..;/",
        "%5c",
        "\\",
        "?",
        "#",
        "%",
        "%00",
        "%zz",
        "http://",
        "@",
        ":0",
        "HTTP/1.0",
        "HTTP/2.0",
        "Connection: close\r\n",
        "Connection: Host\r\n",
        "Host: a\r\n",
        "Content-Length: 5\r\n",
        "Content-Length: 5, 5\r\n",
        "Content-Length: +5\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Expect: 100-continue\r\n",
        "Upgrade: h2c\r\n",
        "0\r\n\r\n",
        "ffffffffffffffff\r\n",
        ";ext=\"\r\n\"",
        "\u00e9",
        "OPTIONS",
        "CONNECT"
    };

    @TestFactory
    Stream<DynamicTest> brokenRequestsAreRefusedOrReadInOneWay() {
        return Stream.of(Mutations.test("request", requests(), RequestMutationTest::check, WORDS));
    }

    static void check(byte[] bytes) {
        var channel = new EmbeddedChannel(new StrictRequestDecoder());
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
            channel.finish();
            for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
                if (message instanceof HttpRequest request && Refusal.check(request) == null) {
                    route(request);
                }
                ReferenceCountUtil.release(message);
            }
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    private static void route(HttpRequest request) {
        HttpHeaders headers = request.headers();
        boolean chunked = headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
        assertThat(chunked && headers.contains(HttpHeaderNames.CONTENT_LENGTH)).isFalse();
        assertThat(headers.getAll(HttpHeaderNames.CONTENT_LENGTH)).hasSizeLessThan(2);
        IncomingRequest incoming = IncomingRequest.of(request, false, "127.0.0.1");
        if (incoming == null) {
            return;
        }
        assertThat(incoming.length()).isGreaterThanOrEqualTo(chunked ? -1 : 0);
        assertThat(incoming.host()).doesNotContain("/", "@", "\\", " ");
        SERVICES.at(incoming.host());
        var asked = new RouteRequest(
                incoming.scheme(), request.method().name(), incoming.path(), incoming.query(), headers::get);
        SERVICES.at("contoso.gateway.localhost").match(asked);
        if (!incoming.path().hasDots()) {
            assertThat(incoming.path().raw()).doesNotContain("/../", "/./");
        }
    }

    static Stream<byte[]> requests() {
        return Stream.of(
                        "GET /pets/7/photo?q=a&kind=cat HTTP/1.1\r\nHost: contoso.gateway.localhost\r\nAccept: */*\r\n\r\n",
                        "POST /pets/a%2Fb HTTP/1.1\r\nHost: contoso.gateway.localhost:80\r\nContent-Length: 5\r\n\r\nhello"
                                + "GET /pets/ HTTP/1.1\r\nHost: contoso.gateway.localhost\r\n\r\n",
                        "PUT http://contoso.gateway.localhost/files/a/b;c/d HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                                + "Connection: keep-alive, X-A\r\nX-A: 1\r\n\r\n5;a=b\r\nhello\r\n0\r\nT: u\r\n\r\n",
                        "OPTIONS /pets HTTP/1.0\r\nOrigin: https://a.example\r\nAccess-Control-Request-Method: GET\r\n\r\n")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Services services() {
        var configuration = new MemoryConfiguration("contoso")
                .with(
                        api("pets", "'path':'pets','protocols':['http','https']"),
                        operation("pets", "list", "GET", "/"),
                        operation("pets", "one", "POST", "/{id}"),
                        operation("pets", "photo", "GET", "/{id}/photo?kind={kind}"),
                        operation("pets", "pair", "GET", "/pairs/{a}-{b}"),
                        api("files", "'path':'files','protocols':['http']"),
                        operation("files", "rest", "PUT", "/{*path}"));
        var services = new Services(
                "gateway.localhost", TestCompiler.forwarding(List.of(), List.of()), id -> configuration.snapshot());
        configuration.tell(services);
        return services;
    }
}
