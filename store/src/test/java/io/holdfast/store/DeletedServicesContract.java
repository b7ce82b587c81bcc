package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.api;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.store.LongRunningOperation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Services that are deleted, brought back, purged by hand and when their time is over. */
abstract class DeletedServicesContract extends StoreFixture {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration KEPT = DeletedServices.KEPT;

    final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    InstantSource clock() {
        return now::get;
    }

    private Service made() {
        store.createService(SERVICE, bytes("{\"location\":\"eastus\"}"), bytes("{\"s\":1}"));
        store.configuration(SERVICE).write(t -> Samples.put(t, api("echo")));
        return store.service(SERVICE).orElseThrow();
    }

    @Test
    void aDeletedServiceIsHiddenFromEverythingButItsListAlsoAfterReopening() {
        Service before = made();
        var heard = new Recorded();
        store.subscribe(heard);
        heard.takes("replaced contoso 1");

        store.deleted().delete(SERVICE, KEPT);

        heard.takes("removed contoso");
        reopen();
        assertThat(store.service(SERVICE)).isEmpty();
        assertThat(store.serviceNamed("contoso")).isEmpty();
        assertThat(store.services()).isEmpty();
        assertThatThrownBy(() -> store.configuration(SERVICE)).isInstanceOf(ServiceNotFoundException.class);
        assertThatThrownBy(() -> store.operations().begin(SERVICE, Kind.BACKUP))
                .isInstanceOf(ServiceNotFoundException.class);
        assertThatThrownBy(() -> store.updateService(SERVICE, s -> s)).isInstanceOf(ServiceNotFoundException.class);
        assertThatThrownBy(() -> store.deleteService(SERVICE)).isInstanceOf(ServiceNotFoundException.class);
        assertThatThrownBy(() -> store.deleted().delete(SERVICE, KEPT)).isInstanceOf(ServiceNotFoundException.class);
        assertThatThrownBy(() -> store.createService(SERVICE, bytes("{}"), null))
                .isInstanceOf(ServiceExistsException.class);
        var late = new Recorded();
        store.subscribe(late);
        late.takes();
        assertThat(store.deleted().named("CONTOSO")).get().satisfies(deleted -> {
            assertThat(deleted.service()).usingRecursiveComparison().isEqualTo(before);
            assertThat(deleted.deleted()).isEqualTo(NOW.toEpochMilli());
            assertThat(deleted.purge()).isEqualTo(NOW.plus(KEPT).toEpochMilli());
        });
    }

    @Test
    void itComesBackWithAllThatItHad() {
        Service before = made();
        store.operations().succeed(store.operations().begin(SERVICE, Kind.BACKUP), "{}");
        store.deleted().delete(SERVICE, KEPT);
        reopen();
        var heard = new Recorded();
        store.subscribe(heard);

        Service back = store.deleted().bringBack(SERVICE);

        heard.takes("replaced contoso 1");
        assertThat(back.etag()).isNotEqualTo(before.etag());
        assertThat(back.created()).isEqualTo(before.created());
        assertThat(back.secrets()).isEqualTo(before.secrets());
        assertThat(store.service(SERVICE)).get().usingRecursiveComparison().isEqualTo(back);
        assertThat(store.configuration(SERVICE).get(api("echo"))).isPresent();
        assertThat(store.operations().of(SERVICE)).hasSize(1);
        assertThat(store.deleted().all()).isEmpty();
        store.configuration(SERVICE).write(t -> Samples.put(t, api("more")));
        heard.takes("put 2 apis/more");
        assertThatThrownBy(() -> store.deleted().bringBack(SERVICE)).isInstanceOf(ServiceNotFoundException.class);
        assertThatThrownBy(() -> store.deleted().purge(SERVICE)).isInstanceOf(ServiceNotFoundException.class);
    }

    @Test
    void aPurgedOneIsGoneAndItsNameIsFree() {
        made();
        store.deleted().delete(SERVICE, KEPT);

        store.deleted().purge(SERVICE);

        assertThat(store.deleted().all()).isEmpty();
        assertThatThrownBy(() -> store.deleted().bringBack(SERVICE)).isInstanceOf(ServiceNotFoundException.class);
        assertThat(service().types()).isEmpty();
    }

    @Test
    void itIsPurgedWhenItsTimeIsOverAndNotBeforeAlsoByALaterProcess() {
        made();
        store.deleted().delete(SERVICE, KEPT);
        now.set(NOW.plus(KEPT).minusMillis(1));
        store.removeExpired();
        assertThat(store.deleted().all()).hasSize(1);
        reopen();

        now.set(NOW.plus(KEPT));
        store.removeExpired();

        assertThat(store.deleted().all()).isEmpty();
        assertThat(service().types()).isEmpty();
    }

    @Test
    void aBusyServiceIsNotDeleted() {
        made();
        store.operations().begin(SERVICE, Kind.RESTORE);

        assertThatThrownBy(() -> store.deleted().delete(SERVICE, KEPT)).isInstanceOf(ServiceLockedException.class);
        assertThat(store.service(SERVICE)).isPresent();
    }
}
