package io.holdfast.service;

import io.holdfast.arm.Problems;
import io.holdfast.model.json.Json;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes certificates and their passwords out of a service's document, before it is stored, and leaves what may be told
 * about them. The secrets are an object of two: {@code hostnameConfigurations}, by {@code type/hostname} in lower case,
 * and {@code certificates}, by thumbprint; each holds {@code encodedCertificate} and {@code certificatePassword}. An entry
 * that comes back without its certificate, as it was read, keeps the one that it has.
 */
final class CertificateSecrets {

    private static final String HOSTS = "hostnameConfigurations";
    private static final String AUTHORITIES = "certificates";
    private static final String ENCODED = "encodedCertificate";
    private static final String PASSWORD = "certificatePassword";
    private static final String FACTS = "certificate";

    private final ObjectNode before;
    private final ObjectNode after = Json.object();
    private final Problems problems;

    CertificateSecrets(byte @Nullable [] before, Problems problems) {
        this.before = before == null ? Json.object() : Json.stored(before);
        this.problems = problems;
    }

    /** Changes {@code document}; returns the secrets, or null if there are none. */
    byte @Nullable [] take(ObjectNode document) {
        JsonNode properties = document.path("properties");
        int index = 0;
        for (JsonNode entry : properties.path(HOSTS)) {
            String path = "properties." + HOSTS + "[" + index++ + "]";
            takeHost((ObjectNode) entry, path);
        }
        index = 0;
        for (JsonNode entry : properties.path(AUTHORITIES)) {
            String path = "properties." + AUTHORITIES + "[" + index++ + "]";
            takeAuthority((ObjectNode) entry, path);
        }
        return after.isEmpty() ? null : Json.bytes(after);
    }

    private void takeHost(ObjectNode entry, String path) {
        String key =
                (entry.path("type").asString() + "/" + entry.path("hostName").asString()).toLowerCase(Locale.ROOT);
        if (after.path(HOSTS).has(key)) {
            problems.add(path + ".hostName", "is there twice for this type");
        }
        Optional<ObjectNode> facts = facts(entry, path);
        if (facts.isPresent()) {
            move(entry, HOSTS, key);
            entry.set(FACTS, facts.get());
            entry.put("certificateSource", "Custom");
        } else {
            keep(HOSTS, key);
            if (entry.has("keyVaultId")) {
                entry.put("certificateSource", "KeyVault");
            }
        }
    }

    private void takeAuthority(ObjectNode entry, String path) {
        Optional<ObjectNode> facts = facts(entry, path);
        if (facts.isPresent()) {
            String thumbprint = facts.get().path("thumbprint").asString();
            move(entry, AUTHORITIES, thumbprint);
            entry.set(FACTS, facts.get());
            return;
        }
        String thumbprint = entry.path(FACTS).path("thumbprint").asString("");
        if (!keep(AUTHORITIES, thumbprint)) {
            problems.add(path + "." + ENCODED, "is required: base64 of a certificate or a PFX");
        }
    }

    private Optional<ObjectNode> facts(ObjectNode entry, String path) {
        if (!entry.has(ENCODED)) {
            entry.remove(PASSWORD);
            return Optional.empty();
        }
        var facts = CertificateFacts.of(
                entry.path(ENCODED).asString(), entry.path(PASSWORD).asString(""));
        if (facts.isEmpty()) {
            problems.add(path + "." + ENCODED, "must be base64 of a certificate or of a PFX that the password opens");
            entry.remove(ENCODED);
            entry.remove(PASSWORD);
        }
        return facts;
    }

    private void move(ObjectNode entry, String kind, String key) {
        ObjectNode secret = Json.object();
        secret.set(ENCODED, entry.remove(ENCODED));
        JsonNode password = entry.remove(PASSWORD);
        if (password != null) {
            secret.set(PASSWORD, password);
        }
        after.withObject("/" + kind).set(key, secret);
    }

    private boolean keep(String kind, String key) {
        JsonNode kept = before.path(kind).path(key);
        if (kept.isMissingNode()) {
            return false;
        }
        after.withObject("/" + kind).set(key, kept);
        return true;
    }
}
