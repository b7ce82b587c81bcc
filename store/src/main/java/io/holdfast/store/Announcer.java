package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what was committed. Each call is made while the service is held ({@link ServiceLocks}), which is what
 * keeps the calls in order.
 */
final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

    /** A listener and the services that it has been told of. */
    private record Subscriber(ConfigurationListener listener, Set<ServiceId> known) {

        void tell(ServiceId service, Consumer<ConfigurationListener> call) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                // What was committed stays committed; the listener is at fault.
                LOG.error("listener failed service={}", service.key(), e);
            }
        }
    }

    /** From now on the listener is told; the caller then introduces the services there are. */
    void add(ConfigurationListener listener) {
        subscribers.add(new Subscriber(listener, ConcurrentHashMap.newKeySet()));
    }

    /** Tells of a service those listeners that do not know it yet. */
    void introduce(Service service) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.known.add(service.id())) {
                subscriber.tell(service.id(), listener -> listener.replaced(service));
            }
        }
    }

    void changed(ServiceId service, List<Change> changes, Supplier<Service> now) {
        if (!changes.isEmpty()) {
            tellOrIntroduce(service, now, listener -> listener.changed(service, changes));
        }
    }

    void updated(Service service) {
        tellOrIntroduce(service.id(), () -> service, listener -> listener.updated(service));
    }

    void replaced(Service service) {
        for (Subscriber subscriber : subscribers) {
            subscriber.known.add(service.id());
            subscriber.tell(service.id(), listener -> listener.replaced(service));
        }
    }

    void removed(ServiceId service) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.known.remove(service)) {
                subscriber.tell(service, listener -> listener.removed(service));
            }
        }
    }

    /** A change of a service that a listener has not heard of yet would make no sense to it. */
    private void tellOrIntroduce(ServiceId service, Supplier<Service> now, Consumer<ConfigurationListener> call) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.known.add(service)) {
                subscriber.tell(service, listener -> listener.replaced(now.get()));
            } else {
                subscriber.tell(service, call);
            }
        }
    }
}
