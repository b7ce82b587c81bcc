package io.holdfast.gateway.routes;

import io.holdfast.model.KeyOrder;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Change;
import io.holdfast.store.ConfigurationListener;
import io.holdfast.store.Service;
import io.holdfast.store.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A service's configuration in memory that tells a listener as the store does. */
public final class MemoryConfiguration {

    private final ServiceId id;
    private final TreeMap<ResourceKey, Resource> resources = new TreeMap<>();
    private ConfigurationListener listener;
    private String document = "{}";
    private byte[] secrets;
    private long sequence;

    public MemoryConfiguration(String service) {
        id = new ServiceId("00000000-0000-0000-0000-000000000001", "rg", service);
    }

    public ServiceId id() {
        return id;
    }

    public MemoryConfiguration with(Resource... some) {
        for (Resource resource : some) {
            resources.put(resource.key(), resource);
        }
        return this;
    }

    public MemoryConfiguration withDocument(String json) {
        document = json.replace('\'', '"');
        return this;
    }

    public MemoryConfiguration withSecrets(String json) {
        secrets = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** As after a change of the service itself. */
    public void update() {
        listener.updated(service());
    }

    public MemoryConfiguration tell(ConfigurationListener to) {
        listener = to;
        to.replaced(service());
        return this;
    }

    /** As after a restore. */
    public void retell() {
        listener.replaced(service());
    }

    public void put(Resource... some) {
        var changes = new ArrayList<Change>();
        for (Resource resource : some) {
            resources.put(resource.key(), resource);
            changes.add(new Change.Put(++sequence, resource));
        }
        listener.changed(id, changes);
    }

    public void delete(ResourceKey... keys) {
        var changes = new ArrayList<Change>();
        for (ResourceKey key : keys) {
            resources.remove(key);
            changes.add(new Change.Deleted(++sequence, key));
        }
        listener.changed(id, changes);
    }

    public Service service() {
        return new Service(
                id, document.getBytes(StandardCharsets.UTF_8), secrets, "e", 1, 1, sequence, "g1", null, null);
    }

    public Snapshot snapshot() {
        return new MemorySnapshot(List.copyOf(resources.values()), sequence);
    }

    private record MemorySnapshot(List<Resource> all, long sequence) implements Snapshot {

        @Override
        public void close() {}

        @Override
        public Optional<Resource> get(ResourceKey key) {
            return all.stream().filter(one -> one.key().equals(key)).findFirst();
        }

        @Override
        public long count(String type, String parent) {
            return list(type, parent, 0, Integer.MAX_VALUE).size();
        }

        @Override
        public List<Resource> list(String type, String parent, int skip, int top) {
            return all.stream()
                    .filter(one -> one.key().type().equals(type))
                    .filter(one -> parent == null || one.key().parent().equals(parent))
                    .skip(skip)
                    .limit(top)
                    .toList();
        }

        @Override
        public List<Resource> after(String type, ResourceKey last, int top) {
            return list(type, null, 0, Integer.MAX_VALUE).stream()
                    .filter(one -> last == null || KeyOrder.ascends(last, one.key()))
                    .sorted(Comparator.comparing(Resource::key, KeyOrder.WITHIN_TYPE))
                    .limit(top)
                    .toList();
        }

        @Override
        public List<Resource> after(String type, String parent, String last, int top) {
            return list(type, parent, 0, Integer.MAX_VALUE).stream()
                    .filter(one -> last == null || one.key().name().compareTo(last) > 0)
                    .sorted(Comparator.comparing(Resource::key, KeyOrder.WITHIN_TYPE))
                    .limit(top)
                    .toList();
        }

        @Override
        public <X extends Exception> void scan(String type, String parent, Visitor<X> visitor) throws X {
            for (Resource resource : list(type, parent, 0, Integer.MAX_VALUE)) {
                visitor.visit(resource);
            }
        }

        @Override
        public List<String> types() {
            return all.stream().map(one -> one.key().type()).distinct().sorted().toList();
        }
    }
}
