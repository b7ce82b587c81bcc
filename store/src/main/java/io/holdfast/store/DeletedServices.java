package io.holdfast.store;

import io.holdfast.model.Names;
import io.holdfast.model.ServiceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    /**
     * Brings a deleted service back as it was, with a new ETag.
     *
     * @throws ServiceNotFoundException if there is no deleted service of that id
     */
    Service bringBack(ServiceId id);

    /**
     * Removes a deleted service for good.
     *
     * @throws ServiceNotFoundException if there is no deleted service of that id
     */
    void purge(ServiceId id);
}
