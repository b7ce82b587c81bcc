package io.holdfast.gateway.routes;

import io.holdfast.model.certificate.CertificateFile;
import io.holdfast.model.json.Json;
import io.holdfast.store.Service;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What a service's resource says of TLS and of who the service is.
 *
 * @param trust the authorities that it names
 * @param hosts its own host names in lower case
 * @param asksEverywhere whether callers are asked for a certificate under every name
 * @param principal the principal id of its own managed identity in lower case; empty if it has none
 */
record ServiceTls(Trust trust, Map<String, Host> hosts, boolean asksEverywhere, String principal) {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceTls.class);

    static final ServiceTls NONE = new ServiceTls(Trust.PUBLIC, Map.of(), false, "");

    /**
     * A host name.
     *
     * @param certificate is shown to who calls it; empty where none is stored
     * @param asks whether callers are asked for a certificate
     * @param main whether its certificate is shown to who names no host
     */
    record Host(StoredCertificate certificate, boolean asks, boolean main) {}

    /** How callers of one of its names are met. */
    CallerTls callers(String host) {
        Host own = hosts.get(host);
        return own == null
                ? new CallerTls(null, asksEverywhere)
                : new CallerTls(own.certificate().ready(), own.asks() || asksEverywhere);
    }

    static ServiceTls of(Service service) {
        JsonNode document = Json.lenient(service.document());
        JsonNode properties = document.path("properties");
        JsonNode secrets = Json.lenient(service.secrets());
        var hosts = new HashMap<String, Host>();
        for (JsonNode configuration : properties.path("hostnameConfigurations")) {
            String name = Json.text(configuration, "hostName", "").toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && "Proxy".equalsIgnoreCase(Json.text(configuration, "type"))) {
                JsonNode secret = secrets.path("hostnameConfigurations").path("proxy/" + name);
                hosts.put(
                        name,
                        new Host(
                                stored(secret),
                                Json.flag(configuration, "negotiateClientCertificate", false),
                                Json.flag(configuration, "defaultSslBinding", false)));
            }
        }
        return new ServiceTls(
                trust(service, properties, secrets),
                Map.copyOf(hosts),
                Json.flag(properties, "enableClientCertificate", false),
                principal(document.path("identity")));
    }

    private static String principal(JsonNode identity) {
        boolean own = Json.text(identity, "type", "").contains("SystemAssigned");
        return own ? Json.text(identity, "principalId", "").toLowerCase(Locale.ROOT) : "";
    }

    private static StoredCertificate stored(JsonNode secret) {
        return new StoredCertificate(
                "", Json.text(secret, "encodedCertificate", ""), Json.text(secret, "certificatePassword", ""));
    }

    private static Trust trust(Service service, JsonNode properties, JsonNode secrets) {
        Set<X509Certificate> roots = new HashSet<>();
        Set<X509Certificate> intermediates = new HashSet<>();
        for (JsonNode entry : properties.path("certificates")) {
            String thumbprint = Json.text(entry.path("certificate"), "thumbprint", "");
            JsonNode secret = secrets.path("certificates").path(thumbprint);
            try {
                X509Certificate certificate = CertificateFile.read(
                        Base64.getMimeDecoder().decode(Json.text(secret, "encodedCertificate", "")),
                        Json.text(secret, "certificatePassword", ""));
                boolean root = "Root".equalsIgnoreCase(Json.text(entry, "storeName"));
                (root ? roots : intermediates).add(certificate);
            } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
                LOG.atWarn()
                        .addKeyValue("service", service.id().name())
                        .addKeyValue("thumbprint", thumbprint)
                        .log("an authority of the service cannot be read and is not trusted");
            }
        }
        return roots.isEmpty() && intermediates.isEmpty() ? Trust.PUBLIC : new Trust(roots, intermediates);
    }
}
