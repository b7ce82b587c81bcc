package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.subscription;

import io.holdfast.gateway.calls.ServiceTokens;
import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.gateway.routes.PolicyCompiler;
import io.holdfast.policy.PolicyLanguage;
import java.io.IOException;

/** A gateway with one service {@code contoso}, whose API {@code echo} takes any GET, POST and more and needs a key. */
final class Harness implements AutoCloseable {

    static final String KEY = "Ocp-Apim-Subscription-Key: k1";

    /** The real language; without documents it forwards. */
    static final PolicyCompiler LANGUAGE = PolicyCompiler.of(PolicyLanguage.load());

    final Gateway gateway;
    final MemoryConfiguration configuration;

    Harness(MemoryConfiguration configuration) {
        this(configuration, LANGUAGE, GatewaySettings.local());
    }

    Harness(MemoryConfiguration configuration, PolicyCompiler policies, GatewaySettings settings) {
        this(configuration, policies, settings, ServiceTokens.NONE);
    }

    Harness(
            MemoryConfiguration configuration,
            PolicyCompiler policies,
            GatewaySettings settings,
            ServiceTokens identities) {
        this.gateway = Gateway.start(settings, policies, identities);
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
