package io.holdfast.store;

import io.holdfast.model.Names;
import io.holdfast.model.ServiceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Services that were deleted and are kept for a while, with all their configuration. To everything else in the store they
 * are not there; only their names stay taken.
 */
public interface DeletedServices {

    /** How long they are kept, as in Azure. */
    Duration KEPT = Duration.ofDays(2);

    /** All of them, ordered by their key. */
    List<DeletedService> all();

    /** The one of that name, without regard to case. */
    default Optional<DeletedService> named(String name) {
        return all().stream()
                .filter(each -> Names.same(each.service().id().name(), name))
                .findFirst();
    }

    /**
     * Deletes a service so that it can be brought back within {@code kept}.
     *
     * @throws ServiceNotFoundException if there is none, or it is deleted already
     * @throws ServiceLockedException while a long-running operation holds the service
     */
    DeletedService delete(ServiceId id, Duration kept);

    /** Brings back a service that lies in no record. */
    default Service bringBack(ServiceId id) {
        return bringBack(id, null);
    }

    /**
     * Brings a deleted service back as it was, with a new ETag.
     *
     * @param home as for {@link Store#createService(ServiceId, byte[], byte[], RecordKey)}
     * @throws ServiceNotFoundException if there is no deleted service of that id
     * @throws HomeMissingException if {@code home} is not there
     */
    Service bringBack(ServiceId id, @Nullable RecordKey home);

    /**
     * Removes a deleted service for good.
     *
     * @throws ServiceNotFoundException if there is no deleted service of that id
     */
    void purge(ServiceId id);
}
