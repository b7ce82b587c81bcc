package io.holdfast.management.entities;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.model.Space;
import io.holdfast.store.Change;
import io.holdfast.store.ConfigurationListener;
import io.holdfast.store.Reader;
import io.holdfast.store.Service;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which subscription holds which key, so that no key opens two. Holds digests only. It is built for a service when it is
 * first asked and kept up to date from the changes; transactions of a service are serial, so the answer holds until the
 * commit. With several nodes on one database another node's newest second may be missing.
 */
public final class KeyIndex implements ConfigurationListener {

    private static final Set<String> SUBSCRIPTIONS = Space.everywhere("subscriptions");

    private final Map<ServiceId, Keys> services = new ConcurrentHashMap<>();

    KeyIndex() {}

    /** The key of the subscription that holds {@code key}. To be called in a transaction of the service. */
    public Optional<ResourceKey> owner(ServiceId service, Reader reader, String key) {
        return services.computeIfAbsent(service, ignored -> read(reader)).owner(digest(key));
    }

    private static Keys read(Reader reader) {
        var keys = new Keys();
        SUBSCRIPTIONS.forEach(type -> reader.scan(type, null, keys::put));
        return keys;
    }

    @Override
    public void changed(ServiceId service, List<Change> changes) {
        Keys keys = services.get(service);
        if (keys == null) {
            return;
        }
        for (Change change : changes) {
            if (SUBSCRIPTIONS.contains(change.key().type())) {
                switch (change) {
                    case Change.Put put -> keys.put(put.resource());
                    case Change.Deleted deleted -> keys.remove(deleted.key());
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
        // The service's own document holds no subscription keys.
    }

    @Override
    public void removed(ServiceId service) {
        services.remove(service);
    }

    private static String digest(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The keys of one service. */
    private static final class Keys {

        private final Map<String, ResourceKey> owners = new HashMap<>();
        private final Map<ResourceKey, List<String>> digests = new HashMap<>();

        synchronized Optional<ResourceKey> owner(String digest) {
            return Optional.ofNullable(owners.get(digest));
        }

        synchronized void put(Resource subscription) {
            ResourceKey owner = subscription.key();
            remove(owner);
            var own = new ArrayList<String>();
            Documents.secrets(subscription).forEach(key -> own.add(digest(key.asString())));
            own.forEach(digest -> owners.put(digest, owner));
            digests.put(owner, own);
        }

        synchronized void remove(ResourceKey owner) {
            List<String> own = digests.remove(owner);
            if (own != null) {
                own.forEach(digest -> owners.remove(digest, owner));
            }
        }
    }
}
