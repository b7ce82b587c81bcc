package io.holdfast.recoveryapi;

import io.holdfast.recovery.DoubledOperations;
import io.holdfast.store.DamagedConfigurationException;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Looks for operations that cannot be reached, once for every state of a service: all of its operations are read for it. */
final class DoubledOperationsOfServices {

    private static final int REMEMBERED = 100;

    private static final Logger LOG = LoggerFactory.getLogger(DoubledOperationsOfServices.class);

    private record Looked(long sequence, DoubledOperations found) {}

    private final Store store;
    private final Map<String, Looked> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Looked> eldest) {
            return size() > REMEMBERED;
        }
    };

    DoubledOperationsOfServices(Store store) {
        this.store = store;
    }

    /** Nothing, of a configuration that cannot be read: the status says that by itself. */
    void put(ObjectNode status, Service service) {
        try {
            OutcomeJson.doubled(status, looked(service).found());
        } catch (DamagedConfigurationException e) {
            LOG.debug(
                    "doubled operations not looked for service={}", service.id().key(), e);
        }
    }

    private Looked looked(Service service) {
        String key = service.id().key() + " " + service.created();
        Looked looked = known(key);
        if (looked == null || looked.sequence() != service.sequence()) {
            looked = new Looked(service.sequence(), DoubledOperations.of(store.configuration(service.id()), () -> {}));
            remember(key, looked);
        }
        return looked;
    }

    private synchronized @org.jspecify.annotations.Nullable Looked known(String key) {
        return known.get(key);
    }

    private synchronized void remember(String key, Looked looked) {
        known.put(key, looked);
    }
}
