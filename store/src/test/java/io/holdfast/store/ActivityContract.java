package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.store.ActivityRecord.Status;
import io.holdfast.store.LongRunningOperation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit trail, whatever the database. */
abstract class ActivityContract extends StoreFixture {

    private static final String SHOP = "/subscriptions/AAAA/resourceGroups/Shop";
    private static final String CONTOSO = SHOP + "/providers/Microsoft.ApiManagement/service/Contoso";
    private static final String WRITE = "Microsoft.ApiManagement/service/apis/write";
    /** Far from expiry. */
    private static final long BASE = 4_000_000_000_000L;

    private static final ActivityFilter ALL = ActivityFilter.between(0, Long.MAX_VALUE);

    @Test
    void aRecordIsReadBackAsItWasAppendedAndSurvivesReopening() {
        var full = new ActivityRecord(
                "id",
                "operation",
                "correlation",
                BASE,
                Status.FAILED,
                403,
                WRITE,
                CONTOSO + "/apis/a",
                new ActivityRecord.Caller("name", "object", "application", "tenant"),
                new ActivityRecord.Request("PUT", "https://x/y", "127.0.0.1", "client"),
                "Code",
                "Message",
                null);
        store.activities().append(full);

        reopen();

        assertThat(all()).containsExactly(full);
        assertThat(full.provider()).isEqualTo("Microsoft.ApiManagement");
        assertThat(full.subscriptionId()).isEqualTo("AAAA");
        assertThat(full.resourceGroup()).isEqualTo("Shop");
    }

    @Test
    void everyTextIsCut() {
        String long_ = "x".repeat(100_000);
        store.activities()
                .append(new ActivityRecord(
                        long_,
                        long_,
                        long_,
                        BASE,
                        Status.FAILED,
                        403,
                        long_,
                        long_,
                        new ActivityRecord.Caller(long_, long_, long_, long_),
                        new ActivityRecord.Request(long_, long_, long_, long_),
                        long_,
                        long_,
                        null));

        assertThat(all().getFirst().toString()).hasSizeLessThan(6_000);
    }

    @Test
    void theNewestComesFirstAndPagesDoNotShiftWhenRecordsComeIn() {
        for (int i = 0; i < 5; i++) {
            // Two by two at the same time.
            append(10 + i / 2, CONTOSO + "/apis/" + i, null);
        }

        ActivityPage first = store.activities().query(ALL, null, 2);
        append(99, CONTOSO + "/apis/later", null);
        ActivityPage second = store.activities().query(ALL, first.next(), 2);
        ActivityPage third = store.activities().query(ALL, second.next(), 2);

        assertThat(names(first)).containsExactly("4", "3");
        assertThat(names(second)).containsExactly("2", "1");
        assertThat(names(third)).containsExactly("0");
        assertThat(third.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "x-y", "1-", "-1"})
    void aPlaceThatNoPageNamedIsRefused(String place) {
        assertThatThrownBy(() -> store.activities().query(ALL, place, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyRestrictionIsKeptWithoutRegardToCase() {
        append(10, CONTOSO, null);
        append(20, CONTOSO + "/apis/a", null);
        append(30, CONTOSO + "2/apis/a", null);
        append(40, "/subscriptions/bbbb/resourceGroups/Shop", null);
        append(50, "/providers/Microsoft.Authorization/roleAssignments/x", null);

        assertThat(times(ActivityFilter.between(BASE + 20, BASE + 30))).containsExactly(30L, 20L);
        assertThat(times(filter("aaaa", null, null, null, null, null))).containsExactly(30L, 20L, 10L);
        assertThat(times(filter("", null, null, null, null, null))).containsExactly(50L);
        assertThat(times(filter("BBBB", "SHOP", null, null, null, null))).containsExactly(40L);
        assertThat(times(filter(null, null, CONTOSO.toUpperCase(java.util.Locale.ROOT), null, null, null)))
                .containsExactly(20L, 10L);
        assertThat(times(filter(null, null, null, "microsoft.apimanagement", null, null)))
                .hasSize(5);
        assertThat(times(filter(null, null, null, "Microsoft.Other", null, null)))
                .isEmpty();
        assertThat(times(filter(null, null, null, null, "CORRELATION-20", null)))
                .containsExactly(20L);
        assertThat(times(filter(null, null, null, null, null, "SOMEBODY"))).hasSize(5);
        assertThat(times(filter(null, null, null, null, null, "nobody"))).isEmpty();
        assertThat(times(new ActivityFilter(0, Long.MAX_VALUE, null, null, null, null, null, null, Status.FAILED)))
                .isEmpty();
    }

    @Test
    void aLikeSignIsOnlyALetter() {
        append(10, CONTOSO + "/apis/a_b", null);
        append(20, CONTOSO + "/apis/axb", null);

        assertThat(times(filter(null, null, CONTOSO + "/apis/a_b", null, null, null)))
                .containsExactly(10L);
    }

    @Test
    void theEndOfLongRunningWorkIsRecordedWithWhatItsBeginningSaid() {
        service();
        List<ActivityRecord> told = new ArrayList<>();
        store.activities().follow(told::add);
        LongRunningOperation backup = store.operations().begin(SERVICE, Kind.BACKUP);
        append(backup.started() - BASE, CONTOSO, backup.id());

        store.operations().succeed(backup, "{}");

        ActivityRecord end = all().getFirst();
        ActivityRecord accepted = all().getLast();
        assertThat(all()).hasSize(2);
        assertThat(end.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(end.code()).isEqualTo(200);
        assertThat(end.id()).isNotEqualTo(accepted.id());
        assertThat(end)
                .usingRecursiveComparison()
                .ignoringFields("id", "time", "status", "code")
                .isEqualTo(accepted);
        assertThat(told).containsExactly(end);
    }

    @Test
    void workThatEndedBeforeItsRequestDidIsRecordedAllTheSame() {
        service();
        LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
        store.operations().fail(restore, "RestoreFailed", "Cannot restore: backup expired");

        append(restore.started() - BASE, CONTOSO, restore.id());

        assertThat(all()).extracting(ActivityRecord::status).containsExactly(Status.FAILED, Status.ACCEPTED);
        assertThat(all().getFirst().errorCode()).isEqualTo("RestoreFailed");
        assertThat(all().getFirst().message()).isEqualTo("Cannot restore: backup expired");
        assertThat(all().getFirst().code()).isEqualTo(400);
    }

    @Test
    void workThatItsProcessLeftBehindIsRecordedAsFailed() {
        service();
        LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
        append(restore.started() - BASE, CONTOSO, restore.id());

        reopen();

        assertThat(all()).extracting(ActivityRecord::status).containsExactly(Status.FAILED, Status.ACCEPTED);
        assertThat(all().getFirst().errorCode()).isEqualTo("OperationInterrupted");
    }

    @Test
    void anEndIsRecordedOnceAndOnlyWhenItIsCommitted() {
        service();
        List<ActivityRecord> told = new ArrayList<>();
        store.activities().follow(told::add);
        LongRunningOperation backup = store.operations().begin(SERVICE, Kind.BACKUP);
        append(backup.started() - BASE, CONTOSO, backup.id());
        store.operations().fail(backup, "BackupFailed", "no");

        store.operations().fail(backup, "BackupFailed", "again");
        assertThatThrownBy(() -> store.operations().succeed(backup, "{}")).isInstanceOf(StoreException.class);

        assertThat(all()).hasSize(2);
        assertThat(told).hasSize(1);
    }

    @Test
    void whatManyAppendAtTheSameTimeIsAllThere() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> append(number, CONTOSO + "/apis/" + number, null)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(all()).hasSize(40).extracting(ActivityRecord::resourceId).doesNotHaveDuplicates();
    }

    @Test
    void aRecordThatATransactionTakesIsThereWithItOrNotAtAll() {
        Configuration configuration = service();
        ActivityRecord record = record(7, CONTOSO + "/apis/a", null);

        assertThatThrownBy(() -> configuration.write(t -> {
                    Samples.put(t, Samples.api("a"));
                    t.record(record);
                    throw new IllegalArgumentException("refused");
                }))
                .hasMessage("refused");
        assertThat(all()).isEmpty();

        boolean taken = configuration.write(t -> {
            Samples.put(t, Samples.api("a"));
            return t.record(record);
        });

        // SQLite's audit trail lies in another file.
        assertThat(taken).isEqualTo(!(this instanceof OfSqlite));
        assertThat(all()).isEqualTo(taken ? List.of(record) : List.of());
    }

    /** The audit trail lies in a file of its own. */
    interface OfSqlite {}

    private void append(long time, String resource, @org.jspecify.annotations.Nullable String operation) {
        store.activities().append(record(time, resource, operation));
    }

    private static ActivityRecord record(
            long time, String resource, @org.jspecify.annotations.Nullable String operation) {
        return new ActivityRecord(
                UUID.randomUUID().toString(),
                "operation",
                "Correlation-" + time,
                BASE + time,
                operation == null ? Status.SUCCEEDED : Status.ACCEPTED,
                200,
                WRITE,
                resource,
                new ActivityRecord.Caller("Somebody", "object", null, "tenant"),
                new ActivityRecord.Request("PUT", "https://x/y", null, null),
                null,
                null,
                operation);
    }

    private List<ActivityRecord> all() {
        return store.activities().query(ALL, null, 100).records();
    }

    private List<Long> times(ActivityFilter filter) {
        return store.activities().query(filter, null, 100).records().stream()
                .map(record -> record.time() - BASE)
                .toList();
    }

    private static List<String> names(ActivityPage page) {
        return page.records().stream()
                .map(record -> record.resourceId().replaceAll(".*/", ""))
                .toList();
    }

    private static ActivityFilter filter(
            String subscription, String group, String resource, String provider, String correlation, String caller) {
        return new ActivityFilter(
                0, Long.MAX_VALUE, subscription, group, resource, provider, correlation, caller, null);
    }
}
