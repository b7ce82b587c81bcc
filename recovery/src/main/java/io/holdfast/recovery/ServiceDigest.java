package io.holdfast.recovery;

import io.holdfast.archive.ConfigurationDigest;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.store.Reader;
import java.util.Collection;

/**
 * The {@link ConfigurationDigest} of a service: two services with the same digest have the same configuration, as far as a
 * backup holds it.
 */
public final class ServiceDigest {

    private ServiceDigest() {}

    /** @param reader should be a snapshot, or a configuration that nobody writes to meanwhile */
    public static String of(Catalog catalog, Reader reader) {
        return of(
                catalog.types().stream()
                        .filter(ResourceType::backedUp)
                        .map(ResourceType::name)
                        .toList(),
                reader);
    }

    static String of(Collection<String> types, Reader reader) {
        var digest = new ConfigurationDigest();
        for (String type : types) {
            reader.<RuntimeException>scan(type, null, digest::add);
        }
        return digest.finish();
    }
}
