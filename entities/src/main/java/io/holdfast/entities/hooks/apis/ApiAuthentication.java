package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.store.Transaction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * APIs: the authorization servers and OpenID Connect providers that protect one exist. They are named by their ids, one in a member of
 * its own, several in a list; what is in one of the two is shown in both.
 */
@AutoService(EntityHook.class)
public final class ApiAuthentication implements EntityHook {

    private static final String SETTINGS = "authenticationSettings";

    /** The member for one, the one for several, what names it, and its type. */
    private enum Kind {
        SERVER("oAuth2", "oAuth2AuthenticationSettings", "authorizationServerId", "authorizationServers"),
        PROVIDER("openid", "openidAuthenticationSettings", "openidProviderId", "openidConnectProviders");

        private final String one;
        private final String several;
        private final String id;
        private final String type;

        Kind(String one, String several, String id, String type) {
            this.one = one;
            this.several = several;
            this.id = id;
            this.type = type;
        }
    }

    /** Of the two forms that come back as they were shown, the one that was changed counts. */
    @Override
    public void complete(Draft draft, Transaction transaction) {
        if (!(draft.properties().path(SETTINGS) instanceof ObjectNode settings)
                || !(draft.before().map(before -> before.path(SETTINGS)).orElse(null) instanceof ObjectNode before)) {
            return;
        }
        ObjectNode shown = before.deepCopy();
        showBoth(shown);
        for (Kind kind : Kind.values()) {
            if (settings.has(kind.one) && settings.has(kind.several)) {
                if (settings.path(kind.one).equals(shown.path(kind.one))) {
                    settings.remove(kind.one);
                } else if (settings.path(kind.several).equals(shown.path(kind.several))) {
                    settings.remove(kind.several);
                }
            }
        }
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        JsonNode settings = draft.properties().path(SETTINGS);
        if (draft.before()
                .filter(before -> before.path(SETTINGS).equals(settings))
                .isPresent()) {
            return;
        }
        for (Kind kind : Kind.values()) {
            demand(draft, kind, settings.path(kind.one), kind.one, transaction);
            for (int i = 0; i < settings.path(kind.several).size(); i++) {
                demand(draft, kind, settings.path(kind.several).get(i), kind.several + "[" + i + "]", transaction);
            }
        }
    }

    private static void demand(Draft draft, Kind kind, JsonNode setting, String at, Transaction transaction) {
        String named = setting.path(kind.id).asString("");
        String name = named.substring(named.lastIndexOf('/') + 1);
        if (!named.isEmpty()
                && (name.isEmpty() || transaction.get(key(kind, name)).isEmpty())) {
            String member = SETTINGS + "." + at + "." + kind.id;
            draft.refuse(
                    member,
                    member + " must be the id of one of the service's " + kind.type + "; '" + named + "' names none.");
        }
    }

    /** Workspaces have none of their own. */
    private static ResourceKey key(Kind kind, String name) {
        return Space.SERVICE.key(kind.type, name);
    }

    @Override
    public void show(ObjectNode properties, Resource resource, EntityRequest call) {
        if (properties.path(SETTINGS) instanceof ObjectNode settings) {
            showBoth(settings);
        }
    }

    private static void showBoth(ObjectNode settings) {
        for (Kind kind : Kind.values()) {
            JsonNode one = settings.path(kind.one);
            JsonNode several = settings.path(kind.several);
            if (one.isObject() && several.isEmpty()) {
                settings.putArray(kind.several).add(one.deepCopy());
            } else if (!one.isObject() && !several.isEmpty()) {
                settings.set(kind.one, several.get(0).deepCopy());
            }
        }
    }
}
