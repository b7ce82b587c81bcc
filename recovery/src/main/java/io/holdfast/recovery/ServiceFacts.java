package io.holdfast.recovery;

import io.holdfast.model.ServiceId;
import io.holdfast.store.Service;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the recovery rules need to know of a service: its SKU's name and its location. */
record ServiceFacts(ServiceId id, String sku, String location) {

    /** The tiers that can be backed up: not Consumption, not the v2 tiers. */
    private static final List<String> SUPPORTED = List.of("Developer", "Basic", "Standard", "Premium");

    static ServiceFacts of(Service service) {
        JsonNode document = JsonMapper.shared().readTree(service.document());
        return new ServiceFacts(
                service.id(),
                document.path("sku").path("name").asString(""),
                document.path("location").asString(""));
    }

    /** Restores need no such rule: their SKU must be the backup's, and that is one of these. */
    void refuseBackupUnlessSupported() {
        boolean supported = SUPPORTED.stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(sku.toLowerCase(Locale.ROOT)));
        if (!supported) {
            throw new RecoveryRefusedException(new RecoveryRefusal.UnsupportedTier(sku, SUPPORTED));
        }
    }
}
