package io.holdfast.recovery;

import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.store.Reader;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a restore does to a resource on its way from the archive into the service. Secrets that were left out are those of
 * the service's own resource of that name; where there is none, subscriptions get new keys and others have none. Whatever
 * is changed gets a new ETag.
 */
final class RestoreTransformations {

    private static final Set<String> SUBSCRIPTIONS = Space.everywhere("subscriptions");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Catalog catalog;
    private final RestorePlan plan;
    private final Reader live;
    private final MappedValues mapping;
    private long rekeyed;
    private long ownSecrets;
    private long withoutSecrets;

    RestoreTransformations(Catalog catalog, RestorePlan plan, Reader live) {
        this.catalog = catalog;
        this.plan = plan;
        this.live = live;
        this.mapping = new MappedValues(plan.options().mapping());
    }

    Resource apply(Resource resource) {
        ResourceType type = catalog.type(resource.key().type()).orElseThrow();
        byte @Nullable [] secrets = resource.secrets();
        if (plan.left().secrets() && !type.secrets().members().isEmpty()) {
            secrets = own(resource, type);
        }
        if (plan.options().rekeySubscriptions() && SUBSCRIPTIONS.contains(type.name())) {
            secrets = newKeys(type);
        }
        MappedValues.Documents mapped = mapping.apply(resource.key(), resource.document(), secrets);
        boolean same = Arrays.equals(mapped.document(), resource.document())
                && Arrays.equals(mapped.secrets(), resource.secrets());
        return same
                ? resource
                : new Resource(
                        resource.key(),
                        resource.path(),
                        etag(),
                        resource.created(),
                        resource.modified(),
                        mapped.document(),
                        mapped.secrets());
    }

    private byte @Nullable [] own(Resource resource, ResourceType type) {
        byte[] own = live.get(resource.key()).map(Resource::secrets).orElse(null);
        if (own != null) {
            ownSecrets++;
            return own;
        }
        if (SUBSCRIPTIONS.contains(type.name())) {
            return newKeys(type);
        }
        // An archive without secrets does not tell which resources had some.
        if (resource.secrets() != null) {
            withoutSecrets++;
        }
        return null;
    }

    private byte[] newKeys(ResourceType type) {
        rekeyed++;
        ObjectNode keys = JsonMapper.shared().createObjectNode();
        for (String member : type.secrets().members()) {
            keys.put(member, HexFormat.of().formatHex(random(16)));
        }
        return JsonMapper.shared().writeValueAsBytes(keys);
    }

    static String etag() {
        return Base64.getEncoder().encodeToString(random(8));
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** @throws RefusedException if the mapping names what the backup does not hold: likely a slip of the pen */
    void demandAllUsed() throws RefusedException {
        Set<String> unused = mapping.unused();
        if (!unused.isEmpty()) {
            throw new RefusedException(
                    "mapping",
                    "the mapping names " + String.join(", ", unused)
                            + ", which the backup does not hold; correct holdfast.mapping");
        }
    }

    long rekeyed() {
        return rekeyed;
    }

    long ownSecrets() {
        return ownSecrets;
    }

    long withoutSecrets() {
        return withoutSecrets;
    }

    long mapped() {
        return mapping.changed();
    }
}
