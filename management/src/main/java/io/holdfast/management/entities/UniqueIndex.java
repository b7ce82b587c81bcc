package io.holdfast.management.entities;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.model.Space;
import io.holdfast.store.Change;
import io.holdfast.store.ConfigurationListener;
import io.holdfast.store.Reader;
import io.holdfast.store.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Which resource of a type has which value, for values that no two may have. It is built for a service when it is first asked and kept
 * up to date from the changes; transactions of a service are serial, so the answer holds until the commit. With several nodes on one
 * database another node's newest second may be missing; when it shows in the number of
 * resources, or in the one that is found, the index is built anew.
 */
public final class UniqueIndex implements ConfigurationListener {

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

    /** The resource that has {@code value}. To be called in a transaction of the service. */
    public Optional<ResourceKey> owner(ServiceId service, Reader reader, String value) {
        long count = types.stream().mapToLong(type -> reader.count(type, null)).sum();
        String wanted = form.apply(value);
        // Not computed inside the map: other services would wait for it.
        Values known = services.get(service);
        if (known == null || known.size() != count || !agrees(known.owner(wanted), wanted, reader)) {
            known = read(reader);
            services.put(service, known);
        }
        return known.owner(wanted);
    }

    /** Whether the resource that the index names has the value still. */
    private boolean agrees(Optional<ResourceKey> owner, String wanted, Reader reader) {
        return owner.isEmpty()
                || owner.flatMap(reader::get)
                        .filter(resource -> values.apply(resource).contains(wanted))
                        .isPresent();
    }

    private Values read(Reader reader) {
        var read = new Values();
        types.forEach(type -> reader.<RuntimeException>scan(
                type, null, resource -> read.put(resource.key(), values.apply(resource))));
        return read;
    }

    @Override
    public void changed(ServiceId service, List<Change> changes) {
        Values known = services.get(service);
        if (known == null) {
            return;
        }
        for (Change change : changes) {
            if (types.contains(change.key().type())) {
                switch (change) {
                    case Change.Put put -> known.put(put.key(), values.apply(put.resource()));
                    case Change.Deleted deleted -> known.remove(deleted.key());
                }
            }
        }
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

        synchronized Optional<ResourceKey> owner(String value) {
            return Optional.ofNullable(owners.get(value));
        }

        synchronized int size() {
            return byOwner.size();
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
