package io.holdfast.gateway.usage;

import io.holdfast.gateway.calls.DocumentFetch;
import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.policy.usage.CallUsage;
import io.holdfast.policy.usage.Subscriber;
import io.holdfast.policy.usage.TokenTrust;
import io.holdfast.tokens.IssuerDirectory;
import io.holdfast.tokens.IssuerKeys;
import io.holdfast.tokens.KnownTokens;
import io.holdfast.usage.cache.ServiceCache;
import io.holdfast.usage.quota.Quotas;
import io.holdfast.usage.rate.Rates;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What one call uses of it. Worked on by one thread at a time, as the call is. */
public final class CallUses implements CallUsage, TokenTrust {

    private final ServiceUsages usages;
    private final ServiceTable service;
    private final IssuerDirectory.Fetch fetch;
    private final @Nullable Subscriber subscriber;
    private final List<LongConsumer> afterwards = new ArrayList<>(1);

    public CallUses(ServiceUsages usages, Loop loop, ServiceTable service, @Nullable Subscriber subscriber) {
        this.usages = usages;
        this.service = service;
        this.subscriber = subscriber;
        this.fetch = new DocumentFetch(usages.documents(), loop, service);
    }

    /** The call is over and moved so much. */
    public void settle(long bytes) {
        afterwards.forEach(each -> each.accept(bytes));
        afterwards.clear();
    }

    @Override
    public String service() {
        return service.id().key();
    }

    @Override
    public @Nullable Subscriber subscriber() {
        return subscriber;
    }

    @Override
    public Rates rates() {
        return usages.rates();
    }

    @Override
    public Quotas quotas() {
        return usages.quotas();
    }

    @Override
    public ServiceCache cache() {
        return usages.cache(service);
    }

    @Override
    public TokenTrust tokens() {
        return this;
    }

    @Override
    public void afterwards(LongConsumer bytes) {
        afterwards.add(bytes);
    }

    @Override
    public CompletionStage<IssuerKeys> issuer(String url) {
        return usages.issuers().find(service(), url, fetch);
    }

    @Override
    public CompletionStage<IssuerKeys> refreshed(String url) {
        return usages.issuers().refreshed(service(), url, fetch);
    }

    @Override
    public KnownTokens known() {
        return usages.tokens();
    }

    @Override
    public InstantSource clock() {
        return usages.clock();
    }
}
