package io.holdfast.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.template.Signature;
import io.holdfast.model.template.UrlTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two operations have one signature exactly when no call tells them apart: what is refused as a double could not be reached, and what is not
 * refused can.
 */
class SignatureAgreementTest {

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

    @Provide
    static Arbitrary<List<Written>> pairs() {
        Arbitrary<String> segment = Arbitraries.of(
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
        Arbitrary<String> rest = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.just("")),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("/", "/*", "/{*all}", "/{*rest}")));
        Arbitrary<String> part = Arbitraries.of(
                "q", "Q", "q=", "q={v}", "q={w}", "q=1", "q=2", "p=k", "p=K", "p=\u212a", "soapAction=urn:a");
        Arbitrary<String> query =
                part.list().ofMaxSize(2).map(parts -> parts.isEmpty() ? "" : "?" + String.join("&", parts));
        Arbitrary<String> path = segment.list().ofMaxSize(3).map(segments -> "/" + String.join("/", segments));
        Arbitrary<Written> written = Combinators.combine(Arbitraries.of("GET", "get", "POST"), path, rest, query)
                .as((method, at, more, asked) -> new Written(method, at + more + asked));
        return Combinators.combine(written, written).as(List::of);
    }

    @Property(tries = 3000)
    void whatHasOneSignatureIsNotToldApartAndWhatHasNotIs(@ForAll("pairs") List<Written> pair) {
        Operation one = pair.get(0).operation("one");
        Operation other = pair.get(1).operation("other");
        List<Request> requests = new ArrayList<>();
        for (Written each : pair) {
            requests.add(witness(each, false));
            requests.add(witness(each, true));
        }
        var random = new Random(pair.hashCode());
        for (int i = 0; i < 20; i++) {
            requests.add(any(random));
        }
        if (pair.get(0).signature().equals(pair.get(1).signature())) {
            assertThat(requests).allMatch(request -> request.reaches(one) == request.reaches(other));
        } else if (reachable(pair.get(0)) || reachable(pair.get(1))) {
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

    private static Request any(Random random) {
        String[] segments = {
            "a", "A", "%61", "ab", "a-b", "~", "x-", "-x", "é", "%c3%a9", "e%20e", "%2F", "", "%F0%9F%98%80%20"
        };
        String[] queries = {"", "q", "q=1", "Q=2", "p=k", "q=1&p=K", "q=2&p=k", "soapAction=urn%3Aa"};
        var path = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            path.append('/').append(segments[random.nextInt(segments.length)]);
        }
        return new Request(
                random.nextInt(3) == 0 ? "POST" : "GET", path.toString(), queries[random.nextInt(queries.length)]);
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
