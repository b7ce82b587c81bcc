package io.holdfast.acceptance.support;

import java.util.Map;

/** Where a backup lies and how to get in: the body of a backup or restore request. */
public record Storage(String account, String container, String blob, String key) {

    public Map<String, String> body() {
        return Map.of("storageAccount", account, "containerName", container, "backupName", blob, "accessKey", key);
    }

    public Storage withKey(String other) {
        return new Storage(account, container, blob, other);
    }

    public Storage withBlob(String other) {
        return new Storage(account, container, other, key);
    }
}
