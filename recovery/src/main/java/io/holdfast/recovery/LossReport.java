package io.holdfast.recovery;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.store.Service;
import io.holdfast.store.Snapshot;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What exists in a service and is not in its backup, by type and count: resources of types that no backup holds or that
 * were left out, secrets that were left out, counters of quotas, and what the guide of Azure API Management keeps with the service itself.
 *
 * @param counts by resource type, {@code TYPE (secrets)}, or member of the service; sorted, each above 0
 */
public record LossReport(Map<String, Long> counts) {

    public LossReport {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** Whether the backup holds everything. */
    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /**
     * @param snapshot what the backup is made of
     * @param quotas how many counters of quotas the service has: usage, which stays where it was
     */
    static LossReport of(Service service, Snapshot snapshot, Catalog catalog, BackupPlan plan, long quotas) {
        var found = new Found();
        found.count("quotas", quotas);
        found.resources(snapshot, catalog, plan);
        found.service(JsonMapper.shared().readTree(service.document()));
        return new LossReport(found.counts);
    }

    private static final class Found {

        private final Map<String, Long> counts = new TreeMap<>();

        void resources(Snapshot snapshot, Catalog catalog, BackupPlan plan) {
            for (ResourceType type : catalog.types()) {
                if (!plan.types().contains(type.name())) {
                    count(type.name(), snapshot.count(type.name(), null));
                } else if (plan.left().secrets() && !type.secrets().members().isEmpty()) {
                    var secrets = new AtomicLong();
                    snapshot.<RuntimeException>scan(type.name(), null, resource -> {
                        if (resource.secrets() != null) {
                            secrets.incrementAndGet();
                        }
                    });
                    count(type.name() + " (" + DataClasses.SECRETS + ")", secrets.get());
                }
            }
        }

        void service(JsonNode document) {
            JsonNode properties = document.path("properties");
            for (String list : new String[] {"hostnameConfigurations", "certificates", "additionalLocations"}) {
                count(list, properties.path(list).size());
            }
            count("customProperties", properties.path("customProperties").size());
            String network = properties.path("virtualNetworkType").asString("None");
            count("virtualNetworkConfiguration", network.equals("None") ? 0 : 1);
            String identity = document.path("identity").path("type").asString("None");
            count("identity", identity.equals("None") ? 0 : 1);
        }

        private void count(String name, long count) {
            if (count > 0) {
                counts.put(name, count);
            }
        }
    }
}
