package io.holdfast.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.template.Signature;
import io.holdfast.model.template.UrlTemplate;
import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two operations have one signature exactly when no call tells them apart: what is refused as a double could not be reached, and what is not
 * refused can.
 */
class SignatureAgreementTest {

    private static final List<String> SEGMENTS = List.of(
            "a",
            "A",
            "%61",
            "b",
            "{x}",
            "{y}",
            "a{x}",
            "A{y}",
            "{x}a",
            "{x}-{y}",
            "{a}-{b}",
            "{x}{y}",
            "{a}{b}",
            "é",
            "%C3%A9",
            "e e",
            "e%20e",
            "%2F",
            "%2f",
            "",
            "\ud83d\ude00%20",
            "\ud83d\ude00 ");
    private static final List<String> PARTS =
            List.of("q", "Q", "q=", "q={v}", "q={w}", "q=1", "q=2", "p=k", "p=K", "p=\u212a", "soapAction=urn:a");

    /** What may be called. */
    private static final List<String> CALLED = List.of(
            "a", "A", "%61", "ab", "a-b", "~", "x-", "-x", "é", "%c3%a9", "e%20e", "%2F", "", "%F0%9F%98%80%20");

    private static final List<String> QUERIES =
            List.of("", "q", "q=1", "Q=2", "p=k", "q=1&p=K", "q=2&p=k", "soapAction=urn%3Aa");

    /** @param find what the tree answers, so a call */
    private record Written(String method, String template) {

        Signature signature() {
            return Signature.of(method, template);
        }

        Operation operation(String name) {
            return Operation.read(TestResources.operation("api", name, method, template), new Shared());
        }
    }

    private record Request(String method, String path, String query) {

        boolean reaches(Operation operation) {
            return new OperationTree(List.of(operation)).find(method, RequestPath.of(path), 0, query) != null;
        }
    }

    private record Pair(Written one, Written other, List<Request> more) {

        static Pair draw(Draw draw) {
            return new Pair(written(draw), written(draw), draw.list(20, 20, SignatureAgreementTest::any));
        }

        private static Written written(Draw draw) {
            String path = "/" + String.join("/", draw.list(3, segment -> segment.of(SEGMENTS)));
            String rest = draw.of("", "", "", "", draw.of("/", "/*", "/{*all}", "/{*rest}"));
            List<String> query = draw.list(2, part -> part.of(PARTS));
            return new Written(
                    draw.of("GET", "get", "POST"),
                    path + rest + (query.isEmpty() ? "" : "?" + String.join("&", query)));
        }
    }

    @Test
    void whatHasOneSignatureIsNotToldApartAndWhatHasNotIs() {
        Property.holds(3000, Pair::draw, SignatureAgreementTest::agree);
    }

    private static void agree(Pair pair) {
        Operation one = pair.one().operation("one");
        Operation other = pair.other().operation("other");
        List<Request> requests = new ArrayList<>(pair.more());
        for (Written each : List.of(pair.one(), pair.other())) {
            requests.add(witness(each, false));
            requests.add(witness(each, true));
        }
        if (pair.one().signature().equals(pair.other().signature())) {
            assertThat(requests).allMatch(request -> request.reaches(one) == request.reaches(other));
        } else if (reachable(pair.one()) || reachable(pair.other())) {
            assertThat(requests).anyMatch(request -> request.reaches(one) != request.reaches(other));
        }
    }

    /** Demands for different values of one parameter are never fulfilled: such operations are all alike and can be none's double. */
    private static boolean reachable(Written written) {
        return !written.signature().query().values().stream().anyMatch(value -> value.indexOf('\0') >= 0);
    }

    /** The call with the fewest characters, all of its parameters' being ones that no template has. */
    private static Request witness(Written written, boolean more) {
        UrlTemplate template = UrlTemplate.parse(written.template(), segment -> segment);
        var path = new StringBuilder();
        template.segments().forEach(segment -> {
            path.append('/');
            for (int i = 0; i < segment.parts().size(); i++) {
                path.append(
                        i % 2 == 0 ? segment.parts().get(i).replace("%", "%25").replace("%252f", "%2f") : "~");
            }
        });
        path.append(more ? "/more" : path.isEmpty() ? "/" : "");
        var query = new ArrayList<String>();
        written.signature().query().forEach((name, value) -> query.add(name + "=" + (value.isEmpty() ? "~" : value)));
        return new Request(written.method(), path.toString(), String.join("&", query));
    }

    private static Request any(Draw draw) {
        String path = String.join("", draw.list(1, 4, segment -> "/" + segment.of(CALLED)));
        return new Request(draw.of("GET", "GET", "POST"), path, draw.of(QUERIES));
    }

    @ParameterizedTest
    @CsvSource({
        "/g/{id}, /g/{name}",
        "/G/{id}, /g/{id}",
        "/g, /g/",
        "/g, //g",
        "/a%20b, /a b",
        "/%67, /g",
        "/é, /%C3%89",
        "/g/*, /g/{*rest}",
        "/o({id}), /O({key})",
        "/g?a={x}&b=1, /g?B=1&A={y}",
        "/g?a, /g?a={x}&a"
    })
    void alike(String one, String other) {
        assertThat(Signature.of("GET", one)).isEqualTo(Signature.of("get", other));
        assertThat(Signature.of("GET", one)).isNotEqualTo(Signature.of("POST", other));
    }

    @ParameterizedTest
    @CsvSource({
        "/g/{id}, /g/x",
        "/g/{id}, /g/{a}{b}",
        "/g, /g/*",
        "/g, /g?a={a}",
        "/g?a=1, /g?a=2",
        "/a%2Fb, /a/b",
        "/g/{id}, /g/{id}x"
    })
    void different(String one, String other) {
        assertThat(Signature.of("GET", one)).isNotEqualTo(Signature.of("GET", other));
    }
}
