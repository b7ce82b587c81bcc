package io.holdfast.entities;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.model.Space;
import io.holdfast.store.Change;
import io.holdfast.store.ConfigurationListener;
import io.holdfast.store.Service;
import io.holdfast.store.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Which resource of a type has which value, for values that no two may have. It is built for a service when it is first asked, and kept
 * up to date from the changes. It knows the number of the newest change that is in it, and reads what it has not been told yet (another
 * node made it a moment ago) from the log of changes; only where that has a gap it is built anew. Transactions of a service are serial,
 * so the answer holds until the commit.
 */
public final class UniqueIndex implements ConfigurationListener {

    private static final int PAGE = 500;

    private final Set<String> types;
    private final Function<Resource, List<String>> values;
    private final UnaryOperator<String> form;
    private final Map<ServiceId, Values> services = new ConcurrentHashMap<>();

    /**
     * @param type as the service calls it; its twin in workspaces counts, too
     * @param values those of a resource
     * @param form in which values are compared and kept in memory: secrets as digests, for example
     */
    UniqueIndex(String type, Function<Resource, List<String>> values, UnaryOperator<String> form) {
        this.types = Space.everywhere(type);
        this.values = resource -> values.apply(resource).stream().map(form).toList();
        this.form = form;
    }

    /** The resource that has {@code value}. */
    public Optional<ResourceKey> owner(ServiceId service, Transaction transaction, String value) {
        String wanted = form.apply(value);
        List<Change> uncommitted = transaction.uncommitted();
        if (uncommitted.isEmpty()) {
            return committed(service, transaction).owner(wanted);
        }
        Values known = services.get(service);
        // What is not committed may be rolled back, so nobody else must see it.
        return known != null && known.sequence() == transaction.begun()
                ? owner(uncommitted, known, wanted)
                : read(transaction).owner(wanted);
    }

    private Values committed(ServiceId service, Transaction transaction) {
        // Not computed inside the map: other services would wait for it.
        Values known = services.get(service);
        if (known == null || !catchUp(known, transaction)) {
            known = read(transaction);
            services.put(service, known);
        }
        return known;
    }

    /** What a resource was changed to last counts. */
    private Optional<ResourceKey> owner(List<Change> uncommitted, Values known, String wanted) {
        Set<ResourceKey> changed = new HashSet<>();
        for (Change change : uncommitted.reversed()) {
            if (types.contains(change.key().type())
                    && changed.add(change.key())
                    && change instanceof Change.Put put
                    && values.apply(put.resource()).contains(wanted)) {
                return Optional.of(put.key());
            }
        }
        return known.owner(wanted).filter(owner -> !changed.contains(owner));
    }

    /** What the log says is committed, so that everybody may see it. False if the log does not reach back so far. */
    private boolean catchUp(Values known, Transaction transaction) {
        while (known.sequence() < transaction.begun()) {
            List<Change> page = transaction.changesAfter(known.sequence(), PAGE);
            if (page.isEmpty() || page.getFirst().sequence() != known.sequence() + 1) {
                return false;
            }
            apply(known, page);
        }
        return known.sequence() == transaction.begun();
    }

    private Values read(Transaction transaction) {
        var read = new Values(transaction.sequence());
        types.forEach(type -> transaction.<RuntimeException>scan(
                type, null, resource -> read.put(resource.key(), values.apply(resource))));
        return read;
    }

    /** Of changes with a gap before them nothing is taken: the next transaction reads them from the log. */
    @Override
    public void changed(ServiceId service, List<Change> changes) {
        Values known = services.get(service);
        if (known == null) {
            return;
        }
        List<Change> unknown = changes.stream()
                .filter(change -> change.sequence() > known.sequence())
                .toList();
        if (!unknown.isEmpty() && unknown.getFirst().sequence() == known.sequence() + 1) {
            apply(known, unknown);
        }
    }

    private void apply(Values known, List<Change> changes) {
        for (Change change : changes) {
            if (types.contains(change.key().type())) {
                switch (change) {
                    case Change.Put put -> known.put(put.key(), values.apply(put.resource()));
                    case Change.Deleted deleted -> known.remove(deleted.key());
                }
            }
        }
        known.upTo(changes.getLast().sequence());
    }

    @Override
    public void replaced(Service service) {
        services.remove(service.id());
    }

    @Override
    public void updated(Service service) {
        // The service's own document holds no resources.
    }

    @Override
    public void removed(ServiceId service) {
        services.remove(service);
    }

    /** The values of one service. */
    private static final class Values {

        private final Map<String, ResourceKey> owners = new HashMap<>();
        private final Map<ResourceKey, List<String>> byOwner = new HashMap<>();
        private long sequence;

        Values(long sequence) {
            this.sequence = sequence;
        }

        /** The number of the newest change that is in it. */
        synchronized long sequence() {
            return sequence;
        }

        synchronized void upTo(long newest) {
            sequence = newest;
        }

        synchronized Optional<ResourceKey> owner(String value) {
            return Optional.ofNullable(owners.get(value));
        }

        synchronized void put(ResourceKey owner, List<String> own) {
            remove(owner);
            own.forEach(value -> owners.put(value, owner));
            byOwner.put(owner, own);
        }

        synchronized void remove(ResourceKey owner) {
            List<String> own = byOwner.remove(owner);
            if (own != null) {
                own.forEach(value -> owners.remove(value, owner));
            }
        }
    }
}
