package io.holdfast.store;

import com.google.crypto.tink.Aead;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Seals secret members before they reach the database. Each is bound to the place where it lies, so that a sealed value
 * that is copied to another resource does not open there.
 */
final class Sealer {

    private final Aead aead;

    Sealer(Aead aead) {
        this.aead = aead;
    }

    static String context(ServiceId service) {
        return service.key();
    }

    static String context(ServiceId service, ResourceKey key) {
        return service.key() + '\n' + key.type() + '\n' + key.parent() + '\n' + key.name();
    }

    byte @Nullable [] seal(byte @Nullable [] clear, String context) {
        if (clear == null) {
            return null;
        }
        try {
            return aead.encrypt(clear, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new StoreException("Secrets could not be sealed: " + context.replace('\n', ' '), e);
        }
    }

    byte @Nullable [] open(byte @Nullable [] sealed, String context) {
        if (sealed == null) {
            return null;
        }
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new StoreException(
                    "Secrets do not open with this store's key; they were altered or moved: "
                            + context.replace('\n', ' '),
                    e);
        }
    }
}
