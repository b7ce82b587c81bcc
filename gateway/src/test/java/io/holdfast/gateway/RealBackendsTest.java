package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a caller writes, what a server of another family understands of it lies below the API's base, and what policies set is
 * what it sees.
 */
class RealBackendsTest {

    private static final long SEED = Seed.first();
    private static final String REPEAT = Seed.repeat(SEED);
    private static final int CASES = Seed.rounds(500);

    private static final List<String> PIECES = List.of(
            "a",
            "public",
            "admin",
            "..",
            ".",
            "%2e",
            "%2E",
            ".%2e",
            "/",
            "/",
            "/",
            "//",
            "%2f",
            "%2F",
            "\\",
            "%5c",
            "%5C",
            ";",
            ";v=1",
            "%3b",
            "..;",
            "%25",
            "%252e",
            "%252f",
            "%20",
            "+",
            "~",
            "%",
            "%c0%ae",
            "%e0%80%ae",
            "%00",
            ":",
            "@",
            "...",
            "{x}",
            "|",
            "%0a",
            "%0d%0aX-User:%20admin");

    private static final List<String> FIELDS = List.of(
            "X-User: admin",
            "x-user:admin",
            "X-User: a\n b",
            "Authorization: Basic caller",
            "Connection: X-User, Authorization",
            "Connection: close, x-user",
            "Connection: Host, Content-Length",
            "Connection: keep-alive",
            "Keep-Alive: X-User",
            "Proxy-Connection: X-User",
            "TE: trailers, X-User",
            "Trailer: X-User",
            "Upgrade: h2c",
            "Content-Length: 0",
            "Content-Length: 5",
            "Content-Length: +0",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: identity",
            "Transfer-Encoding:\u000bchunked",
            "Host: other.example",
            "X-Forwarded-Host: other.example",
            "X-User : admin",
            " X-User: admin",
            "X-Odd: \u00ff\u0080",
            "Expect: 100-continue",
            "Range: bytes=0-1");

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);

    @Test
    void nginxUnderstandsNoMoreThanItShould() throws Exception {
        Optional<String> program = NginxBackend.program();
        if (program.isEmpty()) {
            assertThat(Boolean.parseBoolean(System.getenv("CI")))
                    .as("a build machine must have nginx: apt-get install nginx-light")
                    .isFalse();
            System.err.println("""

                    **********************************************************************
                    SKIPPED: paths and heads through the gateway to nginx
                    nginx is missing. What the test would have proven is unproven.
                    On Debian: apt-get install nginx-light
                    **********************************************************************
                    """);
        }
        Assumptions.assumeTrue(program.isPresent(), "nginx is missing");
        try (var nginx = NginxBackend.start(program.orElseThrow(), directory)) {
            check(nginx);
        }
    }

    @Test
    void tomcatUnderstandsNoMoreThanItShould() throws Exception {
        try (var tomcat = TomcatBackend.start(directory)) {
            check(tomcat);
        }
    }

    private void check(RealBackend backend) throws IOException {
        int reached = 0;
        try (var harness = new Harness(Harness.echo("http://127.0.0.1:" + backend.port() + "/public")
                .with(
                        policy("apis/policies", "echo", inbound("")),
                        api("re", "'path':'re','serviceUrl':'http://127.0.0.1:" + backend.port() + "/public'"),
                        operation("re", "two", "GET", "/two/{a}-{b}"),
                        operation("re", "query", "GET", "/query?q={q}"),
                        policy("apis/policies", "re", inbound("")),
                        policy(
                                "apis/operations/policies",
                                "re/two",
                                inbound("<rewrite-uri template=\\'/t/{a}{b}/end\\' />")),
                        policy(
                                "apis/operations/policies",
                                "re/query",
                                inbound("<rewrite-uri template=\\'/q/{q}\\' />"))))) {
            for (int i = 0; i < CASES; i++) {
                String head = head(i);
                try (RawClient client = harness.client()) {
                    RawClient.Answer answer = client.sendExactly(head).answer();
                    answer = answer.status() == 100 ? client.answer() : answer;
                    reached += verify(head, answer, backend.port()) ? 1 : 0;
                } catch (java.io.EOFException cut) {
                    throw new AssertionError("no answer to " + head + "; " + REPEAT, cut);
                }
            }
        }
        assertThat(reached).as("requests that reached the backend").isGreaterThan(CASES / 10);
    }

    private static String inbound(String more) {
        return "<policies><inbound>"
                + "<set-header name=\\'X-User\\' exists-action=\\'override\\'><value>guest</value></set-header>"
                + "<set-header name=\\'Authorization\\' exists-action=\\'override\\'><value>Basic policy</value></set-header>"
                + more + "</inbound><backend><forward-request /></backend></policies>";
    }

    private String head(int number) {
        String path = pieces();
        String target = switch (number % 5) {
            case 0 -> "/re/two/" + path.replace("/", "") + "-" + pieces().replace("/", "");
            case 1 -> "/re/query?q=" + path;
            case 2 -> "http://contoso.gateway.localhost/echo/" + path;
            default -> "/echo/" + path;
        };
        var head = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: contoso.gateway.localhost\r\n");
        for (int i = random.nextInt(4); i > 0 && number % 2 == 0; i--) {
            head.append(FIELDS.get(random.nextInt(FIELDS.size())).replace("\n", "\r\n"))
                    .append("\r\n");
        }
        head.append(Harness.KEY).append("\r\n\r\n");
        // Five bytes that are a body of either framing.
        boolean body = head.indexOf("Content-Length: 5") > 0 || head.indexOf("chunked") > 0;
        return body ? head + "0\r\n\r\n" : head.toString();
    }

    private String pieces() {
        var text = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** True if the backend was reached. */
    private static boolean verify(String head, RawClient.Answer answer, int port) {
        String[] facts = answer.body().split("\n", 4);
        if (answer.status() != 200 || facts.length < 4) {
            assertThat(answer.status())
                    .as("%s: %s%n%s", REPEAT, head, answer.body())
                    .isIn(400, 401, 404, 414, 417, 501);
            return false;
        }
        assertThat(facts[3]).as("%s: path of %s", REPEAT, head).matches("(?s)/public(/.*)?");
        assertThat(facts[0]).as("%s: host of %s", REPEAT, head).isEqualTo("127.0.0.1");
        assertThat(facts[1]).as("%s: X-User of %s", REPEAT, head).isEqualTo("guest");
        assertThat(facts[2]).as("%s: Authorization of %s", REPEAT, head).isEqualTo("Basic policy");
        assertThat(answer.header("Connection")).isIn(null, "close");
        return true;
    }
}
