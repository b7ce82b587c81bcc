package io.holdfast.store;

import io.holdfast.usage.CounterName;
import io.holdfast.usage.quota.QuotaChange;
import io.holdfast.usage.quota.QuotaCount;
import io.holdfast.usage.quota.QuotaKey;
import io.holdfast.usage.quota.QuotaLedger;
import io.holdfast.usage.quota.QuotaPeriod;
import io.holdfast.usage.quota.QuotaSum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Quotas in a table of their own, beside configuration and apart from it. */
final class SqlQuotas implements QuotaLedger {

    private static final Duration ENDED_KEPT = Duration.ofDays(1);

    /** A node that does not know for so long what became of its batch is gone. */
    private static final Duration WRITER_KEPT = Duration.ofDays(7);

    private static final String PLACE = " WHERE service_key = ? AND counter = ? AND scope = ? AND period = ?";

    private static final String ADD =
            "INSERT INTO quota (service_key, counter, scope, period, starts, ends, calls, bytes)"
                    + " SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM service WHERE service_key = ?)"
                    + " ON CONFLICT (service_key, counter, scope, period) DO UPDATE SET calls = " + sum("calls")
                    + ", bytes = " + sum("bytes") + " RETURNING calls, bytes";

    /** Only the first time that a batch is brought. */
    private static final String MARK = "INSERT INTO quota_writer (writer, batch, updated) VALUES (?, ?, ?)"
            + " ON CONFLICT (writer) DO UPDATE SET batch = excluded.batch, updated = excluded.updated"
            + " WHERE quota_writer.batch < excluded.batch";

    private final Database database;
    private final InstantSource clock;

    SqlQuotas(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Of what is there and what comes, up to the largest number. */
    private static String sum(String column) {
        return "CASE WHEN quota.%1$s > 9223372036854775807 - excluded.%1$s THEN 9223372036854775807".formatted(column)
                + " ELSE quota.%1$s + excluded.%1$s END".formatted(column);
    }

    @Override
    public List<QuotaSum> add(String writer, long batch, List<QuotaChange> changes) {
        List<QuotaSum> sums = new ArrayList<>();
        if (changes.stream().allMatch(QuotaChange::isRead)) {
            read(changes).forEach(sum -> sums.add(sum == null ? QuotaSum.NONE : sum));
            return sums;
        }
        // Not waiting for the disk: what the end of the machine takes along is no more than what that of the process
        // does.
        database.writeSoon(sql -> {
            sums.clear();
            boolean fresh = sql.execute(MARK, writer, batch, clock.millis()) == 1;
            for (QuotaChange change : changes) {
                Optional<QuotaSum> sum = fresh && !change.isRead() ? add(sql, change) : read(sql, change);
                sums.add(sum.orElse(QuotaSum.NONE));
            }
        });
        return sums;
    }

    private static Optional<QuotaSum> add(Sql sql, QuotaChange change) {
        QuotaKey key = change.key();
        QuotaPeriod period = change.period();
        return sql.first(
                ADD,
                SqlQuotas::sum,
                key.service(),
                key.counter(),
                key.scope(),
                period.name(),
                period.start(),
                period.end(),
                change.calls(),
                change.bytes(),
                key.service());
    }

    @Override
    public List<@Nullable QuotaSum> read(List<QuotaChange> counters) {
        return database.read(sql -> {
            List<@Nullable QuotaSum> sums = new ArrayList<>();
            counters.forEach(each -> sums.add(read(sql, each).orElse(null)));
            return sums;
        });
    }

    private static Optional<QuotaSum> read(Sql sql, QuotaChange counter) {
        return sql.first(
                "SELECT calls, bytes FROM quota" + PLACE, SqlQuotas::sum, place(counter.key(), counter.period()));
    }

    private static Object[] place(QuotaKey key, QuotaPeriod period) {
        return new Object[] {key.service(), key.counter(), key.scope(), period.name()};
    }

    private static QuotaSum sum(ResultSet row) throws SQLException {
        return new QuotaSum(row.getLong(1), row.getLong(2));
    }

    @Override
    public long size(String service) {
        return database.read(sql -> sql.number("SELECT count(*) FROM quota WHERE service_key = ?", service));
    }

    @Override
    public List<QuotaCount> current(String service, String counter) {
        String name = CounterName.of(counter);
        return database.read(sql -> sql.list(
                "SELECT calls, bytes, scope, period, starts, ends FROM quota"
                        + " WHERE service_key = ? AND counter = ? AND ends > ? ORDER BY starts, period, scope",
                row -> new QuotaCount(
                        new QuotaKey(service, row.getString(3), name),
                        new QuotaPeriod(row.getString(4), row.getLong(5), row.getLong(6)),
                        sum(row)),
                service,
                name,
                clock.millis()));
    }

    @Override
    public Optional<QuotaCount> set(QuotaCount counter, @Nullable Long calls, @Nullable Long bytes) {
        QuotaKey key = counter.key();
        return database.write(sql -> sql.first(
                        "UPDATE quota SET calls = COALESCE(CAST(? AS BIGINT), calls), bytes = COALESCE(CAST(? AS BIGINT), bytes)"
                                + PLACE + " RETURNING calls, bytes",
                        SqlQuotas::sum,
                        calls,
                        bytes,
                        key.service(),
                        key.counter(),
                        key.scope(),
                        counter.period().name()))
                .map(sum -> new QuotaCount(key, counter.period(), sum));
    }

    /** Those whose period ended a day ago or earlier, and those of services that went away while somebody counted. */
    void removeEnded() {
        long now = clock.millis();
        database.run(sql -> {
            sql.execute("DELETE FROM quota WHERE ends <= ?", now - ENDED_KEPT.toMillis());
            sql.execute("DELETE FROM quota WHERE service_key NOT IN (SELECT service_key FROM service)");
            sql.execute("DELETE FROM quota_writer WHERE updated <= ?", now - WRITER_KEPT.toMillis());
        });
    }

    /** In the transaction in which a service goes away. */
    static void removeOf(Sql sql, String service) {
        sql.execute("DELETE FROM quota WHERE service_key = ?", service);
    }
}
