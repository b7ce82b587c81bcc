package io.holdfast.management.entities;

import io.holdfast.model.Resource;
import io.holdfast.model.ServiceId;
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
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which subscription holds which key, so that no key opens two. Holds digests only. It is built for a service when it is
 * first asked and kept up to date from the changes; transactions of a service are serial, so the answer holds until the
 * commit. With several nodes on one database another node's newest second may be missing.
 */
public final class KeyIndex implements ConfigurationListener {

    private static final String SUBSCRIPTIONS = "subscriptions";

    private final Map<ServiceId, Keys> services = new ConcurrentHashMap<>();

    KeyIndex() {}

    /** The name of the subscription that holds {@code key}. To be called in a transaction of the service. */
    public Optional<String> owner(ServiceId service, Reader reader, String key) {
        return services.computeIfAbsent(service, ignored -> read(reader)).owner(digest(key));
    }

    private static Keys read(Reader reader) {
        var keys = new Keys();
        reader.scan(SUBSCRIPTIONS, null, keys::put);
        return keys;
    }

    @Override
    public void changed(ServiceId service, List<Change> changes) {
        Keys keys = services.get(service);
        if (keys == null) {
            return;
        }
        for (Change change : changes) {
            if (change.key().type().equals(SUBSCRIPTIONS)) {
                switch (change) {
                    case Change.Put put -> keys.put(put.resource());
                    case Change.Deleted deleted -> keys.remove(deleted.key().name());
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

        private final Map<String, String> owners = new HashMap<>();
        private final Map<String, List<String>> digests = new HashMap<>();

        synchronized Optional<String> owner(String digest) {
            return Optional.ofNullable(owners.get(digest));
        }

        synchronized void put(Resource subscription) {
            String name = subscription.key().name();
            remove(name);
            var own = new ArrayList<String>();
            Documents.secrets(subscription).forEach(key -> own.add(digest(key.asString())));
            own.forEach(digest -> owners.put(digest, name));
            digests.put(name, own);
        }

        synchronized void remove(String name) {
            List<String> own = digests.remove(name);
            if (own != null) {
                own.forEach(digest -> owners.remove(digest, name));
            }
        }
    }
}
