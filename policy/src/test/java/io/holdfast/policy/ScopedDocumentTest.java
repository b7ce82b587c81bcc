package io.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents of one pipeline may mean different things by one name. */
class ScopedDocumentTest {

    private final FakeContext service = new FakeContext();
    private final FakeContext workspace = new FakeContext();

    @Test
    void aNameMeansWhatItMeansInTheDocumentThatSaysItAlsoThroughBaseAndFragments() {
        service.namedValues.put("who", "service");
        service.fragments.put("f", fragment("Service-Fragment"));
        workspace.namedValues.put("who", "team");
        workspace.fragments.put("f", fragment("Team-Fragment"));
        var exchange = new FakeExchange();

        Pipeline pipeline = Run.LANGUAGE.compile(
                List.of(
                        new ScopedDocument(PolicyScope.GLOBAL, document("Global"), service),
                        new ScopedDocument(PolicyScope.WORKSPACE, document("Workspace"), workspace),
                        new ScopedDocument(PolicyScope.API, document("Api"))),
                service);
        Run.start(exchange, pipeline);

        assertThat(exchange.requestHeaders.get("Global")).isEqualTo("service");
        assertThat(exchange.requestHeaders.get("Workspace")).isEqualTo("team");
        assertThat(exchange.requestHeaders.get("Api")).isEqualTo("service");
        assertThat(exchange.requestHeaders.get("Service-Fragment")).isEqualTo("service");
        assertThat(exchange.requestHeaders.get("Team-Fragment")).isEqualTo("team");
    }

    private static PolicyDocument document(String header) {
        return Run.LANGUAGE.parse(
                Run.document("inbound", header(header) + "<include-fragment fragment-id='f'/>"), PolicyFormat.RAWXML);
    }

    private static PolicyDocument fragment(String header) {
        return Run.LANGUAGE.parse("<fragment>" + header(header) + "</fragment>", PolicyFormat.RAWXML);
    }

    private static String header(String name) {
        return "<set-header name='" + name + "' exists-action='override'><value>{{who}}</value></set-header>";
    }
}
