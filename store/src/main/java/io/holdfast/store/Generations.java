package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where the generations of services are: what differs most between databases. */
interface Generations extends AutoCloseable {

    /** Makes an empty generation; {@code sql} is in the transaction that makes its service. */
    void create(Sql sql, ServiceId service, String generation);

    /**
     * The service with the number of the newest change of its configuration. Where that is damaged it is a number that no change
     * has reached, so that nobody takes an older state for the newest.
     */
    Service withSequence(Service service);

    /** Why the live generation of a service cannot be read, as far as anybody found out. */
    Optional<String> damage(Service service);

    /** Runs a short read of the live generation. */
    <T> T read(ServiceId service, Function<Reader, T> work);

    Snapshot snapshot(ServiceId service);

    /**
     * Begins a transaction; the caller holds the service, and so does whoever goes on with it or ends it.
     *
     * @throws ServiceLockedException while a restore holds the service
     */
    SharedTransaction begin(ServiceId service);

    /**
     * Prepares a generation that was live once to go on after change {@code sequence}.
     *
     * @throws StoreException if it is not there any more
     */
    void resume(ServiceId service, String generation, long sequence);

    /** Begins a new generation that continues after the newest change of the live one. */
    Load load(Service service, String generation, LongRunningOperation operation);

    /** Removes a generation that is not the live one, as soon as nobody reads it any more. */
    void retire(String generation);

    @Override
    void close();

    /** What listeners have to be told of a transaction: changes, or that everything is to be read anew. */
    record Written(List<Change> changes, boolean replaced) {}

    /** Fills a new generation. */
    interface Load extends AutoCloseable {

        void add(Resource resource);

        void complete();

        /** After {@link #complete}. */
        void correct(Collection<ResourceKey> removed, Collection<Resource> replaced);

        /** After {@link #complete}; until {@link #close}. */
        Reader read();

        /** Frees what is open, and removes what is not completed. */
        @Override
        void close();
    }
}
