package io.holdfast.entities.hooks.secrets;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.store.Transaction;
import java.net.URI;
import java.util.List;

/** Endpoints of OAuth 2.0 and OpenID Connect are absolute URLs; they may have a query, but no fragment (RFC 6749 §3.1). */
@AutoService(EntityHook.class)
public final class AuthorizationEndpoints implements EntityHook {

    private static final List<String> MEMBERS =
            List.of("clientRegistrationEndpoint", "authorizationEndpoint", "tokenEndpoint", "metadataEndpoint");

    @Override
    public void check(Draft draft, Transaction transaction) {
        for (String member : MEMBERS) {
            String value = draft.properties().path(member).asString("");
            if (!value.isEmpty() && !valid(value)) {
                draft.refuse(member, member + " must be an absolute http or https URL without fragment.");
            }
        }
    }

    private static boolean valid(String value) {
        try {
            URI uri = URI.create(value);
            return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
