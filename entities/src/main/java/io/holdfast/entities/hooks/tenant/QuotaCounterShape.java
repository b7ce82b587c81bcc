package io.holdfast.entities.hooks.tenant;

import io.holdfast.entities.Documents;
import io.holdfast.usage.quota.QuotaCount;
import io.holdfast.usage.quota.QuotaPeriod;
import io.holdfast.usage.quota.QuotaSum;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/** A counter as the management API shows it. */
final class QuotaCounterShape {

    /** What .NET says for what has no end. */
    private static final String NEVER = "9999-12-31T23:59:59Z";

    private static final double KIB = 1024;

    private QuotaCounterShape() {}

    /** What tells the counters of a key apart: the period, behind what of a subscription is counted. */
    static String periodKey(QuotaCount counter) {
        String scope = counter.key().scope();
        return scope.isEmpty()
                ? counter.period().name()
                : scope + "_" + counter.period().name();
    }

    /** @param key in the caller's words */
    static ObjectNode of(String key, QuotaCount counter) {
        QuotaPeriod period = counter.period();
        QuotaSum sum = counter.sum();
        ObjectNode shape = Documents.object()
                .put("counterKey", key)
                .put("periodKey", periodKey(counter))
                .put("periodStartTime", time(period.start()))
                .put("periodEndTime", period.end() == QuotaPeriod.NEVER ? NEVER : time(period.end()));
        // The API has 32 bits for it.
        shape.putObject("value")
                .put("callsCount", Math.min(sum.calls(), Integer.MAX_VALUE))
                .put("kbTransferred", sum.bytes() / KIB);
        return shape;
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
