package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.subscription;

import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.gateway.routes.PolicyCompiler;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.Step;
import java.io.IOException;
import java.util.List;

/** A gateway with one service {@code contoso}, whose API {@code echo} takes any GET, POST and more and needs a key. */
final class Harness implements AutoCloseable {

    static final String KEY = "Ocp-Apim-Subscription-Key: k1";

    static final Step FORWARD = exchange -> Flow.FORWARD;

    /** As if the service's document were the default one, whatever is written in it. */
    static final PolicyCompiler FORWARDING = (documents, context) -> pipeline(List.of(), List.of());

    static Pipeline pipeline(List<Step> inbound, List<Step> outbound) {
        return new Pipeline(inbound, List.of(FORWARD), outbound, List.of(), List.of());
    }

    final Gateway gateway;
    final MemoryConfiguration configuration;

    Harness(MemoryConfiguration configuration) {
        this(configuration, FORWARDING, GatewaySettings.local());
    }

    Harness(MemoryConfiguration configuration, PolicyCompiler policies, GatewaySettings settings) {
        this.gateway = Gateway.start(settings, policies);
        this.configuration = configuration.tell(gateway.follow(id -> configuration.snapshot()));
    }

    static MemoryConfiguration echo(String url) {
        return new MemoryConfiguration("contoso")
                .with(
                        api("echo", "'path':'echo','serviceUrl':'" + url + "'"),
                        operation("echo", "get", "GET", "/*"),
                        operation("echo", "head", "HEAD", "/*"),
                        operation("echo", "post", "POST", "/*"),
                        operation("echo", "put", "PUT", "/*"),
                        operation("echo", "delete", "DELETE", "/*"),
                        subscription("s1", "/apis", "active", "k1", "k2"));
    }

    RawClient client() throws IOException {
        return new RawClient(gateway.port());
    }

    RawClient.Answer get(String path, String... headers) throws IOException {
        try (RawClient client = client()) {
            return client.get(path, headers);
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}
