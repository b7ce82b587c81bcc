package io.holdfast.gateway.routes;

import io.holdfast.model.Space;
import io.holdfast.model.certificate.KeyedCertificate;
import io.holdfast.model.json.Json;
import io.holdfast.policy.calls.HttpProxy;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a backend entity wants to be reached: which checks of TLS hold, what certificate is shown, through which proxy.
 *
 * @param certificate the first that it names, by id or by thumbprint
 */
record BackendWay(
        boolean chain,
        boolean name,
        @Nullable KeyedCertificate certificate,
        @Nullable HttpProxy proxy) {

    /** @throws IllegalArgumentException if a part of it cannot be had; the message ends a sentence that begins with the backend */
    static BackendWay read(
            JsonNode document, JsonNode secrets, NamedValues values, KeyedCertificates certificates, Space space) {
        JsonNode tls = document.path("tls");
        return new BackendWay(
                Json.flag(tls, "validateCertificateChain", true),
                Json.flag(tls, "validateCertificateName", true),
                certificate(document.path("credentials"), certificates, space),
                proxy(document.path("proxy"), secrets.path("proxy"), values, space));
    }

    Authority on(Authority authority) {
        return authority.checking(chain, name).with(certificate).through(proxy);
    }

    private static @Nullable KeyedCertificate certificate(
            JsonNode credentials, KeyedCertificates certificates, Space space) {
        String id = credentials.path("certificateIds").path(0).asString("");
        String thumbprint = credentials.path("certificate").path(0).asString("");
        if (id.isEmpty() && thumbprint.isEmpty()) {
            return null;
        }
        Optional<StoredCertificate> stored =
                id.isEmpty() ? certificates.withThumbprint(space, thumbprint) : certificates.find(space, id);
        String member = id.isEmpty() ? "credentials.certificate" : "credentials.certificateIds";
        if (stored.isEmpty()) {
            throw new IllegalArgumentException("names a certificate in '" + member + "' that is not there");
        }
        try {
            return stored.get().open().join();
        } catch (CompletionException e) {
            String why =
                    e.getCause() == null ? "cannot be opened" : e.getCause().getMessage();
            throw new IllegalArgumentException("names a certificate in '" + member + "' that " + why, e);
        }
    }

    private static @Nullable HttpProxy proxy(JsonNode shown, JsonNode secret, NamedValues values, Space space) {
        String url = Json.text(shown, "url", "");
        if (url.isEmpty() && shown.isEmpty() && secret.isEmpty()) {
            return null;
        }
        String password = Json.text(secret, "password", Json.text(shown, "password", ""));
        try {
            return HttpProxy.of(
                    values.resolve(url, space),
                    values.resolve(Json.text(shown, "username", ""), space),
                    values.resolve(password, space));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a member 'proxy.url' that " + e.getMessage(), e);
        }
    }
}
