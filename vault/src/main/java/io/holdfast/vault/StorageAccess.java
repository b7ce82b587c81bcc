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

    record SystemAssignedManagedIdentity() implements StorageAccess {}

    record UserAssignedManagedIdentity(String clientId) implements StorageAccess {}
}
