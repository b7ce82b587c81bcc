package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.usage.CallUsage;
import io.holdfast.usage.quota.QuotaKey;
import io.holdfast.usage.quota.QuotaLimit;
import io.holdfast.usage.quota.QuotaRenewal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Lets through so many calls or kilobytes of a key in each period. Equal keys of a service count together, wherever the policies are. */
@AutoService(Policy.class)
public final class QuotaByKey implements Policy {

    private static final String NAME = "quota-by-key";

    /** As in Azure. */
    private static final int LEAST_SECONDS = 300;

    @Override
    public String declaration() {
        return """
                quota-by-key I all
                  @calls:int @bandwidth:long @renewal-period! @first-period-start:dateTime @counter-key!
                  @increment-condition:boolean @increment-count:int
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        var limit = new Limit(QuotaUse.limit(element), renewal(element), element.string("counter-key"));
        if (!element.has("increment-condition") && !element.has("increment-count")) {
            code.step(exchange -> limit.of(exchange).take(exchange));
            return;
        }
        var increment = new Increment<>(element, QuotaUse.class);
        code.step(exchange -> limit.of(exchange).look(exchange, increment));
        code.atEnd(exchange -> {
            QuotaUse use = increment.decided(exchange);
            if (use != null) {
                use.count(exchange, increment.calls(exchange));
            }
            return Flow.NEXT;
        });
    }

    private static QuotaRenewal renewal(PolicyElement element) {
        String length = element.literal("renewal-period").strip();
        String first =
                element.literal("first-period-start", "0001-01-01T00:00:00Z").strip();
        QuotaRenewal renewal;
        try {
            renewal = QuotaRenewal.of(length, instant(first));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw element.refuse("its attribute 'renewal-period' or 'first-period-start' is not valid");
        }
        if (!renewal.isForever() && renewal.leastSeconds() < LEAST_SECONDS) {
            throw element.refuse("its attribute 'renewal-period' is less than 300 seconds");
        }
        return renewal;
    }

    /** Without an offset, it is in UTC. */
    private static Instant instant(String text) {
        TemporalAccessor read =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof OffsetDateTime exact
                ? exact.toInstant()
                : ((LocalDateTime) read).toInstant(ZoneOffset.UTC);
    }

    private record Limit(QuotaLimit limit, QuotaRenewal renewal, Value<String> key) {

        QuotaUse of(Exchange exchange) {
            CallUsage usage = CallUsages.of(exchange, NAME);
            return new QuotaUse(
                    NAME,
                    QuotaKey.of(usage.service(), "", key.get(exchange)),
                    renewal.at(usage.quotas().now()),
                    limit);
        }
    }
}
