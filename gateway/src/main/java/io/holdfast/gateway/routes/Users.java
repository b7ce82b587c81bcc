package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.json.Json;
import io.holdfast.policy.view.GroupView;
import io.holdfast.policy.view.UserView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Users: the keys of those who are blocked count as invalid, and policies ask who calls. */
final class Users implements Section {

    /** What is kept of one: his document, as there may be many and few are asked for. */
    private record Kept(String id, byte[] document, boolean blocked) {}

    private final ConcurrentHashMap<String, Kept> users = new ConcurrentHashMap<>();

    boolean isBlocked(@Nullable String user) {
        Kept kept = user == null ? null : users.get(user);
        return kept != null && kept.blocked();
    }

    /** Null if there is none of that name. */
    @Nullable
    UserView view(String user, List<GroupView> groups) {
        Kept kept = users.get(user);
        if (kept == null) {
            return null;
        }
        JsonNode document = Json.lenient(kept.document());
        var identities = new ArrayList<UserView.Identity>();
        for (JsonNode one : document.path("identities")) {
            identities.add(new UserView.Identity(Json.text(one, "id", ""), Json.text(one, "provider", "")));
        }
        return new UserView(
                kept.id(),
                Json.text(document, "email", ""),
                Json.text(document, "firstName", ""),
                Json.text(document, "lastName", ""),
                Json.text(document, "note", ""),
                Moments.of(document, "registrationDate"),
                groups,
                List.copyOf(identities));
    }

    @Override
    public Set<String> types() {
        return Set.of("users");
    }

    @Override
    public void put(Resource resource) {
        boolean blocked = "blocked".equalsIgnoreCase(Json.text(Json.lenient(resource.document()), "state"));
        users.put(resource.key().name(), new Kept(resource.name(), resource.document(), blocked));
    }

    @Override
    public void deleted(ResourceKey key) {
        users.remove(key.name());
    }
}
