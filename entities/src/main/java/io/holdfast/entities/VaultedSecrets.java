package io.holdfast.entities;

import io.holdfast.entities.SecretReferences.Answer;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Configuration;
import io.holdfast.store.Transaction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what lies in key vaults anew. */
public final class VaultedSecrets {

    /** The member that refers to a secret of a key vault. */
    public static final String KEY_VAULT = "keyVault";

    /** Its member with the secret's URL. */
    public static final String IDENTIFIER = "secretIdentifier";

    /** Its member with the identity that reads it. */
    public static final String CLIENT = "identityClientId";

    public static final String VALUE = "value";
    public static final String SUCCESS = "Success";

    private static final String DATA = "data";

    private VaultedSecrets() {}

    /** The member that holds what the vault gave. */
    public static String member(ResourceKey key) {
        return key.type().endsWith("namedValues") ? VALUE : DATA;
    }

    /**
     * Asks the vault and stores what it says.
     *
     * @param always whether also the time is stored when nothing else is new; it makes a change, and perhaps a backup
     */
    public static Answer refresh(
            Configuration configuration,
            ServiceId service,
            Resource resource,
            SecretReferences references,
            boolean always) {
        JsonNode reference = Documents.properties(resource).path(KEY_VAULT);
        Answer given = references.ask(service, reference);
        @Nullable PfxCertificate certificate = null;
        Answer answer = given;
        String value = given.value();
        if (value != null && member(resource.key()).equals(DATA)) {
            try {
                certificate = PfxCertificate.read(value, "");
            } catch (PfxCertificate.UnreadableException e) {
                answer = new Answer(null, "InvalidCertificate", e.text(), given.at());
            }
        }
        var update = new Update(resource.key(), reference, answer, certificate);
        configuration.write(transaction -> update.store(transaction, always));
        return answer;
    }

    private record Update(
            ResourceKey key,
            JsonNode reference,
            Answer answer,
            @Nullable PfxCertificate certificate) {

        /** Whether something was stored; the resource may have changed while the vault was asked. */
        boolean store(Transaction transaction, boolean always) {
            Resource resource = transaction.get(key).orElse(null);
            if (resource == null) {
                return false;
            }
            ObjectNode properties = Documents.properties(resource);
            if (!(properties.get(KEY_VAULT) instanceof ObjectNode keyVault) || !same(reference, keyVault)) {
                return false;
            }
            ObjectNode secrets = Documents.secrets(resource);
            if (!always && nothingNew(keyVault, secrets)) {
                return false;
            }
            keyVault.set("lastStatus", answer.status());
            if (answer.value() != null) {
                secrets.put(member(key), answer.value());
                secrets.remove("password");
            }
            if (certificate != null) {
                certificate.describe(properties);
            }
            transaction.put(
                    key,
                    resource.path(),
                    Documents.bytes(properties),
                    secrets.isEmpty() ? null : Documents.bytes(secrets));
            return true;
        }

        private boolean nothingNew(ObjectNode keyVault, ObjectNode secrets) {
            return keyVault.path("lastStatus").path("code").asString("").equals(answer.code())
                    && (answer.value() == null
                            || answer.value().equals(secrets.path(member(key)).asString("")));
        }
    }

    /** Whether two references lead to the same secret. */
    public static boolean same(JsonNode one, JsonNode other) {
        return one.path(IDENTIFIER).asString("").equals(other.path(IDENTIFIER).asString(""))
                && one.path(CLIENT).asString("").equals(other.path(CLIENT).asString(""));
    }
}
