package io.holdfast.store;

import io.holdfast.store.ActivityRecord.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class SqlActivities implements ActivityLog {

    private static final Logger LOG = LoggerFactory.getLogger(SqlActivities.class);

    /** Expired records are looked for this often, and so many are removed with one append: none takes long. */
    private static final long TIDY_MILLIS = Duration.ofMinutes(10).toMillis();

    private static final int TIDY_ROWS = 500;
    /** Or after so many new ones. */
    private static final int TIDY_APPENDS = 500;

    /** Records that the opening of the store added, before anybody could listen. */
    private static final int UNHEARD = 1_000;

    private static final int OK = 200;
    /** What a poll of a failed long-running operation answers. */
    private static final int BAD_REQUEST = 400;

    private static final String COLUMNS = "time, id, operation_id, correlation_id, status, code, action, resource_id,"
            + " caller, object_id, application_id, tenant_id, method, uri, client_address, client_request_id,"
            + " error_code, message, long_running";

    private static final String INSERT = "INSERT INTO activity (" + COLUMNS
            + ", resource_key, subscription_key, group_key, provider_key)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final ActivityAppender appender;
    private final InstantSource clock;
    private final long kept;
    private final int most;
    private final AtomicLong appended = new AtomicLong();
    private final AtomicLong tidied = new AtomicLong();
    private final List<ActivityRecord> unheard = new ArrayList<>();
    private @Nullable Consumer<ActivityRecord> listener;

    SqlActivities(Database database, InstantSource clock, Duration kept, int most) {
        this.database = database;
        this.appender = new ActivityAppender(database, this::insertAll);
        this.clock = clock;
        this.kept = kept.toMillis();
        this.most = most;
    }

    /** A found record and its place. */
    private record Row(long sequence, ActivityRecord record) {}

    @Override
    public void append(ActivityRecord record) {
        if (record.longRunning() == null) {
            appender.append(record);
        } else {
            // It waits for the row of its operation, and nobody else is to wait with it.
            database.writeSoon(sql -> {
                insert(sql, record);
                endIfOver(sql, record);
                tidy(sql, 1);
            });
        }
    }

    /** Adds records of what is done in the transaction of {@code sql}. */
    private void insertAll(Sql sql, List<ActivityRecord> records) {
        sql.executeAll(records.stream().map(SqlActivities::insertion).toList());
        tidy(sql, records.size());
    }

    private static void insert(Sql sql, ActivityRecord record) {
        sql.executeAll(List.of(insertion(record)));
    }

    static Sql.Statement insertion(ActivityRecord record) {
        ActivityRecord.Caller caller = record.caller();
        ActivityRecord.Request request = record.request();
        return new Sql.Statement(
                INSERT,
                record.time(),
                record.id(),
                record.operationId(),
                record.correlationId(),
                record.status().name(),
                record.code(),
                record.action(),
                record.resourceId(),
                caller.name(),
                caller.objectId(),
                caller.applicationId(),
                caller.tenantId(),
                request.method(),
                request.uri(),
                request.clientAddress(),
                request.clientRequestId(),
                record.errorCode(),
                record.message(),
                record.longRunning(),
                key(record.resourceId()),
                key(record.subscriptionId()),
                key(record.resourceGroup()),
                key(record.provider()));
    }

    /** A quick operation may have ended before the request that began it did; then nobody else records its end. */
    private void endIfOver(Sql sql, ActivityRecord record) {
        String operation = record.longRunning();
        if (operation == null) {
            return;
        }
        // Whoever ends an operation changes its row first, and the row is locked here: one of the two sees the other's
        // work.
        sql.list(
                "SELECT state, error_code, error_message FROM operation WHERE id = ?" + database.forUpdate(),
                row -> {
                    var state = LongRunningOperation.State.valueOf(row.getString(1));
                    if (state != LongRunningOperation.State.RUNNING) {
                        boolean good = state == LongRunningOperation.State.SUCCEEDED;
                        end(sql, record, good, row.getString(2), row.getString(3));
                    }
                    return state;
                },
                operation);
    }

    /** A long-running operation ends in the transaction of {@code sql}; its row has been changed already. */
    void end(Sql sql, String operation, boolean good, @Nullable String errorCode, @Nullable String message) {
        Optional<Row> accepted = sql.first(
                "SELECT sequence, " + COLUMNS + " FROM activity WHERE long_running = ? AND status = 'ACCEPTED'",
                SqlActivities::row,
                operation);
        accepted.ifPresent(row -> end(sql, row.record(), good, errorCode, message));
    }

    private void end(
            Sql sql, ActivityRecord accepted, boolean good, @Nullable String errorCode, @Nullable String message) {
        ActivityRecord end = accepted.ended(
                clock.millis(), good ? Status.SUCCEEDED : Status.FAILED, good ? OK : BAD_REQUEST, errorCode, message);
        insert(sql, end);
        sql.afterCommit(() -> tell(end));
    }

    /** @param more records than before */
    private void tidy(Sql sql, int more) {
        if (!isTidyDue(more)) {
            return;
        }
        remove(sql, clock.millis());
    }

    private void remove(Sql sql, long now) {
        int removed = sql.execute(
                "DELETE FROM activity WHERE sequence IN"
                        + " (SELECT sequence FROM activity WHERE time < ? ORDER BY time LIMIT ?)",
                now - kept,
                TIDY_ROWS);
        if (removed == TIDY_ROWS || removeSurplus(sql) == TIDY_ROWS) {
            tidied.set(Long.MIN_VALUE / 2);
        }
    }

    private boolean isTidyDue(int more) {
        long now = clock.millis();
        long last = tidied.get();
        long all = appended.addAndGet(more);
        boolean many = all / TIDY_APPENDS != (all - more) / TIDY_APPENDS;
        return (many || now - last >= TIDY_MILLIS) && tidied.compareAndSet(last, now);
    }

    /** So many records were added with what they are about; removes what is too old or too much, if it is time to. */
    void added(int records) {
        if (records == 0 || !isTidyDue(records)) {
            return;
        }
        try {
            database.writeSoon(sql -> remove(sql, clock.millis()));
        } catch (StoreException e) {
            // What was added is committed.
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("old activities not removed, will be tried again");
        }
    }

    /** Refused requests go first: what somebody did matters more than what he was not let do. */
    private int removeSurplus(Sql sql) {
        long surplus = sql.first("SELECT count(*) FROM activity", row -> row.getLong(1))
                        .orElse(0L)
                - most;
        int left = Math.clamp(surplus, 0, TIDY_ROWS);
        if (left == 0) {
            return 0;
        }
        int refused = removeOldest(sql, "WHERE status = 'FAILED' AND long_running IS NULL", left);
        return refused + (refused < left ? removeOldest(sql, "", left - refused) : 0);
    }

    private static int removeOldest(Sql sql, String which, int rows) {
        return sql.execute(
                "DELETE FROM activity WHERE sequence IN (SELECT sequence FROM activity " + which
                        + " ORDER BY time, sequence LIMIT ?)",
                rows);
    }

    @Override
    public ActivityPage query(ActivityFilter filter, @Nullable String after, int limit) {
        var where = new ActivityQuery(filter, after);
        List<Object> arguments = where.arguments();
        // One more than wanted tells whether there is a next page.
        arguments.add(limit + 1);
        List<Row> rows = database.read(sql -> sql.list(
                "SELECT sequence, " + COLUMNS + " FROM activity WHERE " + where.condition()
                        + " ORDER BY time DESC, sequence DESC LIMIT ?",
                SqlActivities::row,
                arguments.toArray()));
        boolean more = rows.size() > limit;
        List<Row> page = more ? rows.subList(0, limit) : rows;
        String next = more
                ? ActivityQuery.place(
                        page.getLast().record().time(), page.getLast().sequence())
                : null;
        return new ActivityPage(page.stream().map(Row::record).toList(), next);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                new ActivityRecord(
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(2),
                        Status.valueOf(row.getString(6)),
                        row.getInt(7),
                        row.getString(8),
                        row.getString(9),
                        new ActivityRecord.Caller(
                                row.getString(10), row.getString(11), row.getString(12), row.getString(13)),
                        new ActivityRecord.Request(
                                row.getString(14), row.getString(15), row.getString(16), row.getString(17)),
                        row.getString(18),
                        row.getString(19),
                        row.getString(20)));
    }

    static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public void follow(Consumer<ActivityRecord> follower) {
        synchronized (unheard) {
            listener = follower;
            unheard.forEach(follower);
            unheard.clear();
        }
    }

    private void tell(ActivityRecord end) {
        synchronized (unheard) {
            if (listener != null) {
                listener.accept(end);
            } else if (unheard.size() < UNHEARD) {
                unheard.add(end);
            }
        }
    }
}
