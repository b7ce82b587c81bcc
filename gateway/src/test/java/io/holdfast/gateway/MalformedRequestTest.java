package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose framing could be read in two ways are refused, and nothing of them reaches a backend. */
class MalformedRequestTest {

    private static final String HOST = "Host: c\n" + Harness.KEY + "\n";

    private static TestUpstream upstream;
    private static Harness harness;

    @BeforeAll
    static void start() throws IOException {
        upstream = TestUpstream.telling();
        harness = new Harness(Harness.echo(upstream.url()));
    }

    @AfterAll
    static void stop() throws IOException {
        harness.close();
        upstream.close();
    }

    private static void isRefused(String exactly, int status) throws IOException {
        int before = upstream.got.size();
        try (RawClient client = harness.client()) {
            client.sendExactly(exactly);
            RawClient.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(answer.body()).startsWith("{ \"statusCode\": " + status + ", \"message\": \"");
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(upstream.got).hasSize(before);
    }

    /** In the table, {@code ~} is CR LF, {@code ^} a bare LF, {@code !} a bare CR, {@code _} a space, {@code @} Host and key. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "both framings | 400 | POST /echo/x HTTP/1.1~@Content-Length: 5~Transfer-Encoding: chunked~~0~~GET",
                "both, other order | 400 | POST /echo/x HTTP/1.1~@Transfer-Encoding: chunked~Content-Length: 5~~0~~GET",
                "two lengths | 400 | POST /echo/x HTTP/1.1~@Content-Length: 5~Content-Length: 6~~hello1",
                "a list of lengths | 400 | POST /echo/x HTTP/1.1~@Content-Length: 5, 6~~hello1",
                "signed length | 400 | POST /echo/x HTTP/1.1~@Content-Length: +5~~hello",
                "negative length | 400 | POST /echo/x HTTP/1.1~@Content-Length: -5~~hello",
                "hexadecimal length | 400 | POST /echo/x HTTP/1.1~@Content-Length: 0x5~~hello",
                "empty length | 400 | POST /echo/x HTTP/1.1~@Content-Length:~~hello",
                "length beyond long | 400 | POST /echo/x HTTP/1.1~@Content-Length: 99999999999999999999~~hello",
                "unknown coding | 501 | POST /echo/x HTTP/1.1~@Transfer-Encoding: gzip, chunked~~0~~",
                "coding twice | 501 | POST /echo/x HTTP/1.1~@Transfer-Encoding: chunked~Transfer-Encoding: identity~~0~~",
                "odd coding | 501 | POST /echo/x HTTP/1.1~@Transfer-Encoding: xchunked~~0~~",
                "chunks in HTTP/1.0 | 400 | POST /echo/x HTTP/1.0~@Transfer-Encoding: chunked~~0~~",
                "space before colon | 400 | POST /echo/x HTTP/1.1~@Content-Length : 5~~hello",
                "bare LF in the head | 400 | GET /echo/x HTTP/1.1~@X-A: 1^X-B: 2~~",
                "bare LF after the request line | 400 | GET /echo/x HTTP/1.1^@~~",
                "bare CR in a value | 400 | GET /echo/x HTTP/1.1~@X-A: 1!X-B: 2~~",
                "NUL in a value | 400 | GET /echo/x HTTP/1.1~@X-A: 1\0~~",
                "no name | 400 | GET /echo/x HTTP/1.1~@: 1~~",
                "no colon | 400 | GET /echo/x HTTP/1.1~@nonsense~~",
                "no host | 400 | GET /echo/x HTTP/1.1~X-A: 1~~",
                "two hosts | 400 | GET /echo/x HTTP/1.1~Host: a~Host: b~~",
                "odd host | 400 | GET /echo/x HTTP/1.1~Host: a/b~~",
                "user in host | 400 | GET /echo/x HTTP/1.1~Host: u@h~~",
                "bad chunk size | 400 | POST /echo/x HTTP/1.1~@Transfer-Encoding: chunked~~zz~hello~0~~",
                "bare LF after a chunk size | 400 | POST /echo/x HTTP/1.1~@Transfer-Encoding: chunked~~5^hello~0~~",
                "space in the target | 400 | GET /echo/x y HTTP/1.1~@~",
                "fragment in the target | 400 | GET /echo/x#y HTTP/1.1~@~",
                "asterisk | 400 | OPTIONS * HTTP/1.1~@~",
                "authority | 400 | CONNECT a:80 HTTP/1.1~@~",
                "ftp | 400 | GET ftp://a/echo/x HTTP/1.1~@~",
                "other version | 505 | GET /echo/x HTTP/2.0~@~",
                "no version | 400 | GET /echo/x~@~",
                "odd expectation | 417 | POST /echo/x HTTP/1.1~@Content-Length: 5~Expect: tea~~hello",
            })
    void refuses(String name, int status, String request) throws IOException {
        isRefused(
                request.replace("@", HOST.replace("\n", "~"))
                        .replace("u" + HOST.replace("\n", "~") + "h", "u@h")
                        .replace("~", "\r\n")
                        .replace('^', '\n')
                        .replace('!', '\r')
                        .replace('_', ' '),
                status);
    }

    @Test
    void refusesAnEndlessLine() throws IOException {
        isRefused("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: c\r\n\r\n", 414);
    }

    @Test
    void refusesAnEndlessHead() throws IOException {
        var head = new StringBuilder("GET /echo/x HTTP/1.1\r\nHost: c\r\n");
        for (int i = 0; i < 100; i++) {
            head.append("X-").append(i).append(": ").append("v".repeat(1000)).append("\r\n");
        }
        isRefused(head.append("\r\n").toString(), 431);
    }

    @Test
    void refusesALongSegment() throws IOException {
        assertThat(harness.get("/echo/" + "a".repeat(1024), Harness.KEY).status())
                .isEqualTo(200);
        assertThat(harness.get("/echo/" + "a".repeat(1025), Harness.KEY).status())
                .isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/echo/../admin/x",
                "/echo/./x",
                "/../x",
                "/echo/%2e%2e/admin/x",
                "/echo/..%2fadmin%2fx",
                "/echo/a/..%2f..%2Fadmin",
                "/echo/..%5cadmin%5cx",
                "/echo/..\\admin\\x",
                "/echo/..;/admin/x",
                "/echo/..;v=1/admin/x",
                "/echo/..%3b/admin/x",
                "/echo/.%2e;%2fadmin",
                "/echo/x/..",
            })
    void refusesAPathThatABackendMightResolve(String path) throws IOException {
        RawClient.Answer answer = harness.get(path, Harness.KEY);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("'..'");
        assertThat(upstream.got).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%2Fb", "/a%2fb%5Cc/..%252f", "/.well-known/...;x/v1..2", "//a//b/", "/%252e%252e/x"})
    void passesEveryOtherPathUnchanged(String path) throws IOException {
        assertThat(harness.get("/echo" + path, Harness.KEY).body()).isEqualTo("GET " + path + " HTTP/1.1");
    }

    /** RFC 9112 §5.2 allows to join it; a backend that would see two lines never gets two. */
    @Test
    void aFoldedLineIsJoined() throws IOException {
        harness.get("/echo/x", Harness.KEY, "X-A: 1\n 2");

        assertThat(upstream.last().header("X-A")).isEqualTo("1 2");
    }

    @Test
    void anEarlierRequestOnTheConnectionIsAnsweredAllTheSame() throws IOException {
        try (RawClient client = harness.client()) {
            client.send("GET /echo/1 HTTP/1.1\n" + HOST + "\nGET /echo/2 HTTP/1.1\nHost: a\nHost: b\n\n");

            assertThat(client.answer().body()).isEqualTo("GET /1 HTTP/1.1");
            assertThat(client.answer().status()).isEqualTo(400);
        }
    }
}
