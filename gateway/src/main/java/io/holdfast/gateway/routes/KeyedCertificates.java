package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.certificate.KeyedCertificate;
import io.holdfast.model.certificate.Thumbprint;
import io.holdfast.model.json.Json;
import io.holdfast.policy.calls.CertificateStore;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The certificates of a service by their space and id. */
final class KeyedCertificates implements Section {

    private final ConcurrentHashMap<String, StoredCertificate> byId = new ConcurrentHashMap<>();
    private int version;

    /** Grows with every change, so that who has used certificates can see that they are old. */
    int version() {
        return version;
    }

    /** @param reference an id, or the path of a certificate such as {@code /certificates/c1} */
    Optional<StoredCertificate> find(Space space, String reference) {
        String id = reference.substring(reference.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(byId.get(space.name(id)));
    }

    /** @param thumbprint as people write it */
    Optional<StoredCertificate> withThumbprint(Space space, String thumbprint) {
        String wanted = Thumbprint.normal(thumbprint);
        return byId.entrySet().stream()
                .filter(entry -> Space.ofName(entry.getKey()).equals(space))
                .map(Map.Entry::getValue)
                .filter(stored -> !wanted.isEmpty() && stored.thumbprint().equals(wanted))
                .findFirst();
    }

    /** Those of a space, for policies. */
    CertificateStore in(Space space) {
        return new CertificateStore() {
            @Override
            public Optional<CompletableFuture<KeyedCertificate>> named(String id) {
                return find(space, id).map(StoredCertificate::open);
            }

            @Override
            public Optional<CompletableFuture<KeyedCertificate>> withThumbprint(String thumbprint) {
                return KeyedCertificates.this.withThumbprint(space, thumbprint).map(StoredCertificate::open);
            }
        };
    }

    @Override
    public Set<String> types() {
        return Space.everywhere("certificates");
    }

    @Override
    public void put(Resource resource) {
        JsonNode document = Json.lenient(resource.document());
        JsonNode secrets = Json.lenient(resource.secrets());
        byId.put(
                resource.key().names(),
                new StoredCertificate(
                        Thumbprint.normal(Json.text(document, "thumbprint", "")),
                        Json.text(secrets, "data", ""),
                        Json.text(secrets, "password", "")));
        version++;
    }

    @Override
    public void deleted(ResourceKey key) {
        byId.remove(key.names());
        version++;
    }
}
