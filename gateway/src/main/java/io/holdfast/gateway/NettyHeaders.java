package io.holdfast.gateway;

import io.holdfast.policy.Headers;
import io.holdfast.policy.PolicyException;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows a message's fields to policies. Values that would end a header line are refused, whoever wrote them. */
final class NettyHeaders implements Headers {

    private final HttpHeaders headers;

    NettyHeaders(HttpHeaders headers) {
        this.headers = headers;
    }

    @Override
    public @Nullable String get(String name) {
        return headers.get(name);
    }

    @Override
    public List<String> all(String name) {
        return headers.getAll(name);
    }

    @Override
    public boolean contains(String name) {
        return headers.contains(name);
    }

    @Override
    public Set<String> names() {
        return headers.names();
    }

    @Override
    public void set(String name, String value) {
        change(fields -> fields.set(name, value));
    }

    @Override
    public void add(String name, String value) {
        change(fields -> fields.add(name, value));
    }

    @Override
    public void remove(String name) {
        headers.remove(name);
    }

    private void change(Consumer<HttpHeaders> change) {
        try {
            change.accept(headers);
        } catch (IllegalArgumentException e) {
            throw new PolicyException(500, "set-header", "InvalidHeader", "Internal server error");
        }
    }
}
