package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every store does, whatever its database: services, resources, records. */
abstract class StoreContract extends StoreFixture {

    @Test
    void aServiceIsFoundByItsIdAndNameInAnyCaseAndSurvivesReopening() {
        Service created = store.createService(SERVICE, bytes("{}"), bytes("{\"data\":\"secret\"}"));

        reopen();

        var shouted = new ServiceId(SERVICE.subscriptionId(), "RG", "CONTOSO");
        assertThat(store.service(shouted)).get().usingRecursiveComparison().isEqualTo(created);
        assertThat(store.serviceNamed("cOnToSo")).get().extracting(Service::id).hasToString(SERVICE.toString());
        assertThat(store.services())
                .singleElement()
                .satisfies(listed -> assertThat(listed.secrets()).isEqualTo(bytes("{\"data\":\"secret\"}")));
        assertThat(created.sequence()).isZero();
        assertThat(created.activeOperation()).isNull();
    }

    @Test
    void aTakenNameIsRefusedInAnyResourceGroup() {
        service();
        var elsewhere = new ServiceId(SERVICE.subscriptionId(), "other", "CONTOSO");

        assertThatThrownBy(() -> store.createService(elsewhere, bytes("{}"), null))
                .isInstanceOf(ServiceExistsException.class);
        assertThatThrownBy(() -> store.createService(SERVICE, bytes("{}"), null))
                .isInstanceOf(ServiceExistsException.class);
        assertThat(store.service(elsewhere)).isEmpty();
    }

    @Test
    void updatingAServiceReplacesItsDocumentAndETagOnly() {
        Service before = store.createService(SERVICE, bytes("{}"), bytes("{\"a\":1}"));

        Service after = store.updateService(SERVICE, s -> s.withDocument(bytes("{\"sku\":{}}"), s.secrets()));

        assertThat(after.document()).isEqualTo(bytes("{\"sku\":{}}"));
        assertThat(after.secrets()).isEqualTo(bytes("{\"a\":1}"));
        assertThat(after.etag()).isNotEqualTo(before.etag());
        assertThat(after.generation()).isEqualTo(before.generation());
        assertThat(store.service(SERVICE)).get().usingRecursiveComparison().isEqualTo(after);
    }

    @Test
    void aDeletedServiceIsGoneWithAllItHadAndItsNameIsFree() {
        Configuration old = service();
        old.write(t -> t.put(Samples.api("echo"), "apis/echo", bytes("{}"), null));
        store.operations().succeed(store.operations().begin(SERVICE, Kind.BACKUP), "{}");

        store.deleteService(SERVICE);

        assertThat(store.service(SERVICE)).isEmpty();
        assertThat(store.operations().of(SERVICE)).isEmpty();
        assertThatThrownBy(() -> old.get(Samples.api("echo"))).isInstanceOf(ServiceNotFoundException.class);
        assertThatThrownBy(() -> store.configuration(SERVICE)).isInstanceOf(ServiceNotFoundException.class);
        assertThatThrownBy(() -> store.deleteService(SERVICE)).isInstanceOf(ServiceNotFoundException.class);
        assertThat(service().types()).isEmpty();
    }

    @Test
    void aResourceIsReadBackAsItWasWritten() {
        Configuration configuration = service();
        ResourceKey key = Samples.api("Echo");

        Resource written =
                configuration.write(t -> t.put(key, "apis/Echo", bytes("{\"p\":\"é\"}"), bytes("{\"s\":\"x\"}")));

        assertThat(configuration.get(key)).contains(written);
        assertThat(written.name()).isEqualTo("Echo");
        assertThat(written.etag()).matches("[A-Za-z0-9+/]{11}=");
        assertThat(store.service(SERVICE)).get().extracting(Service::sequence).isEqualTo(1L);
        reopen();
        assertThat(store.configuration(SERVICE).get(key)).contains(written);
        assertThat(store.service(SERVICE)).get().extracting(Service::sequence).isEqualTo(1L);
    }

    @Test
    void aSecondPutKeepsPathAndCreationAndGivesANewETag() {
        Configuration configuration = service();
        ResourceKey key = Samples.api("echo");
        Resource first = configuration.write(t -> t.put(key, "apis/Echo", bytes("1"), bytes("s")));

        Resource second = configuration.write(t -> t.put(key, "apis/ECHO", bytes("2"), null));

        assertThat(second.path()).isEqualTo("apis/Echo");
        assertThat(second.created()).isEqualTo(first.created());
        assertThat(second.etag()).isNotEqualTo(first.etag());
        assertThat(configuration.get(key)).contains(second);
        assertThat(second.secrets()).isNull();
    }

    @Test
    void deletingTakesWhatLiesBelowAndNothingElse() {
        Configuration configuration = service();
        configuration.write(t -> {
            Samples.put(t, Samples.api("echo"));
            Samples.put(t, Samples.api("echo").child("operations", "get"));
            Samples.put(t, Samples.api("echo").child("operations", "get").child("policies", "policy"));
            Samples.put(t, Samples.api("echo").child("policies", "policy"));
            Samples.put(t, Samples.api("echo-2"));
            Samples.put(t, Samples.api("echo-2").child("operations", "get"));
            Samples.put(t, Samples.api("echo0").child("operations", "get").child("policies", "policy"));
            return null;
        });

        boolean deleted = configuration.write(t -> t.delete(Samples.api("ECHO")));

        assertThat(deleted).isTrue();
        assertThat(Samples.all(configuration))
                .extracting(r -> r.key().toString())
                .containsExactly(
                        "apis/echo-2", "apis/echo-2/operations/get", "apis/echo0/operations/get/policies/policy");
        boolean again = configuration.write(t -> t.delete(Samples.api("echo")));
        assertThat(again).isFalse();
        assertThat(store.service(SERVICE)).get().extracting(Service::sequence).isEqualTo(11L);
    }

    @Test
    void aTransactionKnowsWhatIsGone() {
        Configuration configuration = service();
        var echo = Samples.api("echo");
        configuration.write(t -> Samples.put(t, echo.child("operations", "get")));
        configuration.write(t -> Samples.put(t, echo));

        configuration.write(t -> {
            t.delete(echo);
            assertThat(t.deleted()).containsExactlyInAnyOrder(echo, echo.child("operations", "get"));
            Samples.put(t, echo);
            t.delete(Samples.api("none"));
            return assertThat(t.deleted()).containsExactly(echo.child("operations", "get"));
        });
    }

    @Test
    void readsComeInTheOrderOfTheirUtf8Bytes() {
        Configuration configuration = service();
        List<String> names = List.of("z", "a", "a-b", "a_b", "a0", "é", "\uFFFD", "\uD83D\uDE00", "10", "9");
        configuration.write(t -> {
            names.forEach(name -> Samples.put(t, Samples.api(name)));
            names.forEach(name -> Samples.put(t, Samples.api(name).child("operations", "get")));
            return null;
        });

        List<String> expected = names.stream().sorted(Samples.UTF8).toList();
        List<String> scanned = new ArrayList<>();
        configuration.scan("apis", null, r -> scanned.add(r.key().name()));
        assertThat(scanned).containsExactlyElementsOf(expected);
        List<String> parents = new ArrayList<>();
        configuration.scan("apis/operations", null, r -> parents.add(r.key().parent()));
        assertThat(parents).containsExactlyElementsOf(expected);
        assertThat(configuration.list("apis", "", 2, 3))
                .extracting(r -> r.key().name())
                .containsExactlyElementsOf(expected.subList(2, 5));
        assertThat(configuration.list("apis/operations", "A-B", 0, 10)).hasSize(1);
        assertThat(configuration.list("apis", null, 9, 10)).hasSize(1);
        assertThat(configuration.list("apis", null, 0, 0)).isEmpty();
        assertThat(configuration.count("apis/operations", null)).isEqualTo(10);
        assertThat(configuration.count("apis/operations", "a")).isEqualTo(1);
        assertThat(configuration.count("apis/operations", "nobody")).isZero();
        assertThat(configuration.types()).containsExactly("apis", "apis/operations");
    }

    @Test
    void aTransactionSeesItsOwnWritesAndIsUndoneWhenItsWorkThrows() {
        Configuration configuration = service();
        configuration.write(t -> Samples.put(t, Samples.api("kept")));

        assertThatThrownBy(() -> configuration.write(t -> {
                    Samples.put(t, Samples.api("lost"));
                    t.delete(Samples.api("kept"));
                    assertThat(t.list("apis", null, 0, 10))
                            .extracting(Resource::name)
                            .containsExactly("lost");
                    throw new java.io.IOException("no");
                }))
                .isInstanceOf(java.io.IOException.class)
                .hasMessage("no");

        assertThat(Samples.all(configuration)).extracting(Resource::name).containsExactly("kept");
        configuration.write(t -> Samples.put(t, Samples.api("next")));
        assertThat(store.service(SERVICE)).get().extracting(Service::sequence).isEqualTo(2L);
    }

    @Test
    void writingToAnotherServiceInsideATransactionWorksToTheSameIsRefused() {
        Configuration configuration = service();

        assertThatThrownBy(() -> configuration.write(t -> configuration.write(u -> Samples.put(u, Samples.api("x")))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(configuration.types()).isEmpty();
    }

    @Test
    void aSnapshotStaysAsItWasWhileWritesGoOn() {
        Configuration configuration = service();
        configuration.write(t -> Samples.put(t, Samples.api("a")));

        try (Snapshot snapshot = configuration.snapshot()) {
            configuration.write(t -> Samples.put(t, Samples.api("b")));
            configuration.write(t -> t.delete(Samples.api("a")));

            assertThat(snapshot.sequence()).isEqualTo(1);
            assertThat(Samples.all(snapshot)).extracting(Resource::name).containsExactly("a");
            List<String> nested = new ArrayList<>();
            snapshot.scan(
                    "apis",
                    null,
                    r -> nested.add(snapshot.get(r.key()).orElseThrow().name()));
            assertThat(nested).containsExactly("a");
        }
        assertThat(Samples.all(configuration)).extracting(Resource::name).containsExactly("b");
    }

    @Test
    void aClosedSnapshotSaysSo() {
        Snapshot snapshot = service().snapshot();
        snapshot.close();
        snapshot.close();

        assertThatThrownBy(snapshot::types).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSnapshotOutlivesItsService() {
        Configuration configuration = service();
        configuration.write(t -> Samples.put(t, Samples.api("a")));

        try (Snapshot snapshot = configuration.snapshot()) {
            store.deleteService(SERVICE);

            assertThat(Samples.all(snapshot)).extracting(Resource::name).containsExactly("a");
        }
    }

    @Test
    void recordsAreKeptByKindAndIdInAnyCase() {
        Records records = store.records();
        records.put("group", "/Sub/RG", bytes("1"));
        records.put("group", "/sub/rg", bytes("2"));
        assertThat(records.putIfAbsent("group", "/SUB/RG", bytes("3"))).isFalse();
        assertThat(records.putIfAbsent("role", "/sub/rg", bytes("4"))).isTrue();

        reopen();

        assertThat(store.records().get("group", "/SUB/rg")).contains(bytes("2"));
        assertThat(store.records().all("group")).containsOnlyKeys("/sub/rg");
        assertThat(store.records().delete("group", "/Sub/RG")).isTrue();
        assertThat(store.records().delete("group", "/Sub/RG")).isFalse();
        assertThat(store.records().get("group", "/sub/rg")).isEmpty();
        assertThat(store.records().all("role")).hasSize(1);
    }

    @Test
    void aRecordIsReplacedOnlyWhereTheExpectedOneStands() {
        Records records = store.records();
        records.put("state", "a", bytes("1"));

        assertThat(records.replace("state", "A", bytes("1"), bytes("2"))).isTrue();
        assertThat(records.replace("state", "a", bytes("1"), bytes("3"))).isFalse();
        assertThat(records.replace("state", "b", bytes("1"), bytes("3"))).isFalse();
        assertThat(records.replace("other", "a", bytes("2"), bytes("3"))).isFalse();

        reopen();

        assertThat(store.records().all("state")).containsOnlyKeys("a");
        assertThat(store.records().get("state", "a")).contains(bytes("2"));
    }

    @Test
    void ofManyWhoReplaceTheSameRecordOneSucceeds() throws Exception {
        store.records().put("state", "a", bytes("0"));
        int callers = 8;
        var winners = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (int i = 1; i <= callers; i++) {
                byte[] mine = bytes("n" + i);
                threads.submit(() -> {
                    if (store.records().replace("state", "a", bytes("0"), mine)) {
                        winners.incrementAndGet();
                    }
                });
            }
        }

        assertThat(winners).hasValue(1);
    }

    @Test
    void anInterruptedOperationOfThisStoreIsEndedWhenItCloses() {
        service();
        LongRunningOperation running = store.operations().begin(SERVICE, Kind.RESTORE);

        reopen();

        LongRunningOperation ended = store.operations().find(running.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.errorCode()).isEqualTo("OperationInterrupted");
        assertThat(ended.errorMessage()).contains("Start the operation again").isNotBlank();
        assertThat(store.service(SERVICE))
                .get()
                .extracting(Service::activeOperation)
                .isNull();
        assertThat(ended.id().toLowerCase(Locale.ROOT)).matches("[0-9a-z]{20,}");
    }
}
