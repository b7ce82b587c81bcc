package io.holdfast.gateway.routes;

import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Space;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendCredentialsTest {

    @Test
    void comeFromTheDocumentAndFromItsSecrets() {
        var values = new NamedValues(() -> {});
        values.put(resource("namedValues", "", "n", "{'displayName':'key'}", "{'value':'v'}"));
        var backends = new Backends(values, new KeyedCertificates(), () -> {});
        backends.put(resource(
                "backends",
                "",
                "b",
                "{'url':'http://b.example','credentials':{'header':{'X-A':['{{key}}']},'authorization':{'scheme':'Basic'}}}",
                "{'credentials':{'query':{'q':['s']},'authorization':{'parameter':'p'}}}"));
        backends.settle();

        var upstream = (Upstream) backends.find(Space.SERVICE, "b").orElseThrow();

        assertThat(upstream.headers()).isEqualTo(Map.of("X-A", List.of("v"), "Authorization", List.of("Basic p")));
        assertThat(upstream.query()).isEqualTo(Map.of("q", List.of("s")));
    }

    @Test
    void referToNamedValuesWhereverTheyMayBeWritten() {
        var values = new NamedValues(() -> {});
        values.put(resource("namedValues", "", "n", "{'displayName':'key'}", "{'value':'v'}"));
        var backends = new Backends(values, new KeyedCertificates(), () -> {});
        backends.put(
                resource(
                        "backends",
                        "",
                        "b",
                        "{'url':'http://{{ key }}.example','credentials':{'header':{'X-A':['{{ key}}{{key}}']},"
                                + "'query':{'q':['{{key }}']},'authorization':{'scheme':'{{key}}','parameter':'p {{ key}}'}}}"));
        backends.settle();

        var upstream = (Upstream) backends.find(Space.SERVICE, "b").orElseThrow();

        assertThat(upstream.url()).isEqualTo("http://v.example");
        assertThat(upstream.headers()).isEqualTo(Map.of("X-A", List.of("vv"), "Authorization", List.of("v p v")));
        assertThat(upstream.query()).isEqualTo(Map.of("q", List.of("v")));
    }
}
