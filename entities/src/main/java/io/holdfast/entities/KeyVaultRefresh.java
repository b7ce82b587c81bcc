package io.holdfast.entities;

import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Configuration;
import io.holdfast.store.DamagedConfigurationException;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceLockedException;
import io.holdfast.store.ServiceNotFoundException;
import io.holdfast.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads everything that lies in key vaults anew, in all services. Stores only what is new. */
final class KeyVaultRefresh implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyVaultRefresh.class);

    private final Store store;
    private final Catalog catalog;
    private final SecretReferences references;

    KeyVaultRefresh(Store store, Catalog catalog, SecretReferences references) {
        this.store = store;
        this.catalog = catalog;
        this.references = references;
    }

    @Override
    public void run() {
        for (Service service : store.services()) {
            try {
                refresh(service.id());
            } catch (ServiceLockedException | ServiceNotFoundException | DamagedConfigurationException e) {
                LOG.atInfo().addKeyValue("service", service.id().name()).log("key vault secrets are refreshed later");
            }
        }
    }

    private void refresh(ServiceId service) {
        Configuration configuration = store.configuration(service);
        for (Resource resource : vaulted(configuration)) {
            SecretReferences.Answer answer =
                    VaultedSecrets.refresh(configuration, service, resource, references, false);
            if (answer.value() == null) {
                LOG.atWarn()
                        .addKeyValue("service", service.name())
                        .addKeyValue("resource", resource.path())
                        .log("the key vault gave no secret: {}", answer.message());
            }
        }
    }

    private List<Resource> vaulted(Configuration configuration) {
        var found = new ArrayList<Resource>();
        for (ResourceType type : catalog.types()) {
            if (type.hooks().contains("KeyVaultReference")) {
                configuration.scan(type.name(), null, resource -> {
                    if (Documents.properties(resource).has("keyVault")) {
                        found.add(resource);
                    }
                });
            }
        }
        return found;
    }
}
