package io.holdfast.gateway;

import io.holdfast.egress.Egress;
import io.holdfast.gateway.calls.CallOutClient;
import io.holdfast.gateway.calls.CallOutLimits;
import io.holdfast.gateway.calls.ScopedCallOuts;
import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.gateway.routes.Services;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.gateway.upstream.OffLoopResolver;
import io.holdfast.gateway.upstream.Transport;
import io.holdfast.gateway.upstream.UpstreamConnector;
import io.holdfast.gateway.upstream.UpstreamTimes;
import io.holdfast.policy.calls.CallAnswer;
import io.holdfast.policy.calls.CallFailure;
import io.holdfast.policy.calls.CallField;
import io.holdfast.policy.calls.CallOut;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** An event loop with its connections and nothing else of a gateway, for requests of policies. */
final class CallOutBench implements AutoCloseable {

    private static final CallOutLimits PLENTY = new CallOutLimits(100, 64 * 1024 * 1024, 1024 * 1024);

    private final EventLoopGroup group;
    private final OffLoopResolver resolver;
    final Loop loop;
    final CallOutClient client;
    final ServiceTable service;

    CallOutBench() {
        this(new MemoryConfiguration("contoso"), PLENTY, Egress.INSIDE);
    }

    CallOutBench(MemoryConfiguration configuration, CallOutLimits limits, Egress egress) {
        Transport transport = Transport.best();
        group = new MultiThreadIoEventLoopGroup(1, transport.loops());
        resolver = new OffLoopResolver(egress);
        var times = new UpstreamTimes(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
        loop = new Loop((EventLoop) group.next(), new UpstreamConnector(transport, resolver, times, 100), 50);
        loop.start(Duration.ofMillis(20));
        client = new CallOutClient(limits);
        var services = new Services("gateway.localhost", Harness.LANGUAGE, id -> configuration.snapshot());
        configuration.tell(services);
        service = services.at("contoso.gateway.localhost");
    }

    CallOutBench(CallOutLimits limits) {
        this(new MemoryConfiguration("contoso"), limits, Egress.INSIDE);
    }

    ScopedCallOuts scope() {
        return new ScopedCallOuts(client, loop, service);
    }

    <T> T onLoop(java.util.concurrent.Callable<T> task) {
        try {
            return loop.eventLoop().submit(task).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<CallAnswer> begin(ScopedCallOuts scope, CallOut request) {
        return onLoop(() -> scope.send(request));
    }

    CallAnswer send(CallOut request) {
        return begin(scope(), request).orTimeout(20, TimeUnit.SECONDS).join();
    }

    CallFailure failure(CallOut request) {
        try {
            throw new AssertionError("got " + send(request));
        } catch (CompletionException e) {
            return (CallFailure) e.getCause();
        }
    }

    static CallOut get(String url, String... fields) {
        return request("GET", url, "", fields);
    }

    /** @param fields name and value in turn */
    static CallOut request(String method, String url, String body, String... fields) {
        var list = new java.util.ArrayList<CallField>();
        for (int i = 0; i < fields.length; i += 2) {
            list.add(new CallField(fields[i], fields[i + 1]));
        }
        return new CallOut(
                method, url, List.copyOf(list), body.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(10));
    }

    static CallOut following(CallOut request) {
        return new CallOut(
                request.method(),
                request.url(),
                request.fields(),
                request.body(),
                request.timeout(),
                true,
                request.certificate(),
                request.proxy());
    }

    static CallOut within(Duration timeout, CallOut request) {
        return new CallOut(request.method(), request.url(), request.fields(), request.body(), timeout);
    }

    @Override
    public void close() {
        loop.stop();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        resolver.close();
    }
}
