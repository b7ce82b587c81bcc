package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.model.ServiceId;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** No service is left without the record that it lies in. */
abstract class HomesContract extends StoreFixture {

    private static final RecordKey HOME = new RecordKey("groups", "Sub/Rg");

    private void home() {
        store.records().put(HOME.kind(), HOME.id(), bytes("{}"));
    }

    private boolean isHome() {
        return store.records().get(HOME.kind(), HOME.id()).isPresent();
    }

    private boolean remove() {
        return store.removeHome(new RecordKey(HOME.kind(), "sub/RG"), id -> true);
    }

    @Test
    void aServiceIsNotCreatedOutsideItsHome() {
        assertThatThrownBy(() -> store.createService(SERVICE, bytes("{}"), null, HOME))
                .isInstanceOf(HomeMissingException.class)
                .hasMessageContaining("Sub/Rg");
        assertThat(store.service(SERVICE)).isEmpty();
        home();
        store.createService(SERVICE, bytes("{}"), null, HOME);
        assertThat(store.service(SERVICE)).isPresent();
    }

    @Test
    void aHomeStaysWhileServicesLieInIt() {
        home();
        store.createService(SERVICE, bytes("{}"), null, HOME);
        assertThat(remove()).isFalse();
        assertThat(isHome()).isTrue();
        assertThat(store.removeHome(HOME, id -> false)).isTrue();
        assertThat(isHome()).isFalse();
        assertThat(store.removeHome(HOME, id -> false)).isTrue();
    }

    @Test
    void aDeletedServiceComesBackOnlyIntoItsHome() {
        home();
        store.createService(SERVICE, bytes("{}"), null, HOME);
        store.deleted().delete(SERVICE, DeletedServices.KEPT);
        assertThat(remove()).isTrue();
        assertThatThrownBy(() -> store.deleted().bringBack(SERVICE, HOME)).isInstanceOf(HomeMissingException.class);
        assertThat(store.service(SERVICE)).isEmpty();
        home();
        assertThat(store.deleted().bringBack(SERVICE, HOME).id()).isEqualTo(SERVICE);
    }

    @Test
    void whoComesInBesideTheRemovalIsSeenOrTurnedAway() throws Exception {
        int left = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 40; i++) {
                home();
                var id = new ServiceId("Sub", "Rg", "race-" + i);
                var start = new CyclicBarrier(2);
                var creation = threads.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    try {
                        store.createService(id, bytes("{}"), null, HOME);
                        return true;
                    } catch (HomeMissingException e) {
                        return false;
                    }
                });
                var removal = threads.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return remove();
                });
                boolean created = creation.get(60, TimeUnit.SECONDS);
                assertThat(removal.get(60, TimeUnit.SECONDS)).isNotEqualTo(created);
                assertThat(isHome()).isEqualTo(created);
                assertThat(store.service(id).isPresent()).isEqualTo(created);
                if (created) {
                    left++;
                    store.deleteService(id);
                }
            }
        }
        assertThat(left).isBetween(0, 40);
    }
}
