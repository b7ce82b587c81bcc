package io.holdfast.vault;

import java.util.Objects;

/** How the service proves to a storage account that it may use it. */
public sealed interface StorageAccess {

    /** @param key the account key, base64; held in memory for the run only */
    record AccessKey(String key) implements StorageAccess {
        public AccessKey {
            Objects.requireNonNull(key, "key");
        }

        /** Never shows the key. */
        @Override
        public String toString() {
            return "AccessKey";
        }
    }

    /** An identity that the service has, so that nobody needs to hold a key. */
    sealed interface ManagedIdentity extends StorageAccess {

        /** The principal that role assignments name, as the service's document shows it. */
        String principalId();
    }

    record SystemAssignedManagedIdentity(String principalId) implements ManagedIdentity {}

    /** @param clientId what the request names the identity by; Azure's platform knows it by the same */
    record UserAssignedManagedIdentity(String clientId, String principalId) implements ManagedIdentity {}
}
