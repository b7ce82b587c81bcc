package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Records that services lie in, such as resource groups. Whoever puts a service there and whoever removes the record look at it in their
 * transactions and keep it as it is until these end, so that no service is ever left without its home.
 */
final class Homes {

    private final ServiceRows services;
    private final String forUpdate;

    Homes(ServiceRows services, String forUpdate) {
        this.services = services;
        this.forUpdate = forUpdate;
    }

    /** @throws HomeMissingException if it is not there; null demands nothing */
    void demand(Sql sql, @Nullable RecordKey home) {
        if (home != null && !lock(sql, home)) {
            throw new HomeMissingException(home);
        }
    }

    /** False, and nothing is changed, if services lie in it; what is not there has none. */
    boolean remove(Sql sql, RecordKey home, Predicate<ServiceId> lies) {
        lock(sql, home);
        // Read after the lock: who came before is seen, who comes after finds no home.
        if (services.positions(sql).stream().map(Service::id).anyMatch(lies)) {
            return false;
        }
        sql.execute("DELETE FROM record WHERE kind = ? AND id = ?", home.kind(), key(home));
        return true;
    }

    private boolean lock(Sql sql, RecordKey home) {
        return sql.first(
                        "SELECT id FROM record WHERE kind = ? AND id = ?" + forUpdate,
                        row -> row.getString(1),
                        home.kind(),
                        key(home))
                .isPresent();
    }

    private static String key(RecordKey home) {
        return home.id().toLowerCase(Locale.ROOT);
    }
}
