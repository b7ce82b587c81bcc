package io.holdfast.store;

import io.holdfast.model.ServiceId;
import io.holdfast.usage.quota.QuotaLedger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Configuration at rest: services, the generations of their configuration, long-running operations, and the small
 * records of the deployment itself.
 *
 * <p>All methods may be called from any thread and block on I/O. What a method that writes has returned from is
 * durable: it survives the end of the process and, in the default settings, of the machine.
 *
 * <p>Unless stated otherwise, methods that name a service throw {@link ServiceNotFoundException} when there is none,
 * and every method throws {@link StoreException} when the database fails.
 */
public interface Store extends AutoCloseable {

    Optional<Service> service(ServiceId id);

    /** The service whose name is {@code name}, without regard to case, wherever it lies: names are unique. */
    Optional<Service> serviceNamed(String name);

    /** All services, ordered by their key. */
    List<Service> services();

    /** Creates a service that lies in no record; see {@link #createService(ServiceId, byte[], byte[], RecordKey)}. */
    default Service createService(ServiceId id, byte[] document, byte @Nullable [] secrets) {
        return createService(id, document, secrets, null);
    }

    /**
     * Creates a service with an empty first generation.
     *
     * @param home the record that it lies in; it is there when this returns, or null if none needs to be
     * @throws ServiceExistsException if the name is taken in this deployment, be it by a deleted service
     * @throws HomeMissingException if {@code home} is not there
     */
    Service createService(ServiceId id, byte[] document, byte @Nullable [] secrets, @Nullable RecordKey home);

    /**
     * Removes a record that services may lie in. False, and nothing is changed, if services lie there that are not deleted; one
     * transaction, so that none can come in meanwhile.
     *
     * @param lies whether a service lies in it
     */
    boolean removeHome(RecordKey home, Predicate<ServiceId> lies);

    /**
     * Replaces the service's own document (not its resources) and gives it a new ETag.
     *
     * @throws ServiceLockedException while a long-running operation holds the service
     */
    Service updateService(ServiceId id, UnaryOperator<Service> change);

    /**
     * Removes a service for good, its configuration and its long-running operations; {@link #deleted} deletes it so that
     * it can be brought back.
     *
     * @throws ServiceLockedException while a long-running operation holds the service
     */
    void deleteService(ServiceId id);

    /** Services that were deleted and can be brought back. */
    DeletedServices deleted();

    /**
     * Why the configuration of a service cannot be read, if that was found out; every read or write of it then throws a {@link
     * DamagedConfigurationException}. A restore into the service mends it. The other services have nothing to do with it.
     */
    Optional<String> damage(Service service);

    /** The configuration of a service: reads, transactions, snapshots. */
    Configuration configuration(ServiceId id);

    /** What the newest restore of a service, or the newest undo, replaced; empty when it is not kept any more. */
    Optional<Replaced> replaced(ServiceId id);

    /**
     * Makes the generation the live one again that {@link #replaced} tells of, in one small transaction; what was live
     * takes its place, so that doing it twice changes nothing. The sequence number and the ETag move on.
     *
     * @param expected what {@link #replaced} told
     * @throws NothingReplacedException if it is not kept any more, or something else is by now
     * @throws ServiceLockedException while a long-running operation holds the service
     */
    Service switchBack(ServiceId id, Replaced expected);

    /** Likewise, whichever is kept. */
    default Service switchBack(ServiceId id) {
        return switchBack(id, replaced(id).orElseThrow(() -> new NothingReplacedException(id)));
    }

    /** Removes replaced generations and counters of quotas, and purges deleted services, whose time is over. */
    void removeExpired();

    /** Returns when the database has answered a trivial statement, which may take as long as a connection to it. */
    void check();

    /** How long ago changes of other nodes were last looked for; zero where there can be none. Never waits. */
    Duration feedAge();

    LongRunningOperations operations();

    ActivityLog activities();

    Records records();

    /**
     * What callers have used of their quotas, by the {@linkplain ServiceId#key key} of their service. It is no configuration: a backup does
     * not hold it, a restore leaves it, and it goes away with the service.
     */
    QuotaLedger quotas();

    /**
     * Tells {@code listener} of every service there is ({@link ConfigurationListener#replaced}) and from then on of all
     * that changes. A change made in this process is told before the write returns; one made by another node of the
     * same database is told within about a second.
     */
    void subscribe(ConfigurationListener listener);

    @Override
    void close();
}
