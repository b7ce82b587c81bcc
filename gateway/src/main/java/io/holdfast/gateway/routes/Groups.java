package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.json.Json;
import io.holdfast.policy.view.GroupView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Groups, and who and what belongs to them: policies ask for those of a user and of a product. */
final class Groups implements Section {

    private static final Set<String> GROUPS = Space.everywhere("groups");
    private static final Set<String> OF_PRODUCTS = Space.everywhere("products/groups");
    private static final Set<String> MEMBERS = Space.everywhere("groups/users");

    private final Map<String, GroupView> groups = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> ofProducts = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> ofUsers = new ConcurrentHashMap<>();

    List<GroupView> ofProduct(String product) {
        return views(ofProducts.get(product));
    }

    List<GroupView> ofUser(String user) {
        return views(ofUsers.get(user));
    }

    private List<GroupView> views(@Nullable Set<String> names) {
        return names == null
                ? List.of()
                : names.stream().map(groups::get).filter(Objects::nonNull).toList();
    }

    @Override
    public Set<String> types() {
        var types = new HashSet<>(GROUPS);
        types.addAll(OF_PRODUCTS);
        types.addAll(MEMBERS);
        return types;
    }

    @Override
    public void put(Resource resource) {
        ResourceKey key = resource.key();
        if (GROUPS.contains(key.type())) {
            String name = Json.text(Json.lenient(resource.document()), "displayName", resource.name());
            groups.put(key.names(), new GroupView(key.name(), name));
        } else if (OF_PRODUCTS.contains(key.type())) {
            add(ofProducts, key.parent(), Space.of(key).name(key.name()));
        } else {
            add(ofUsers, key.name(), key.parent());
        }
    }

    @Override
    public void deleted(ResourceKey key) {
        if (GROUPS.contains(key.type())) {
            groups.remove(key.names());
        } else if (OF_PRODUCTS.contains(key.type())) {
            remove(ofProducts, key.parent(), Space.of(key).name(key.name()));
        } else {
            remove(ofUsers, key.name(), key.parent());
        }
    }

    private static void add(Map<String, Set<String>> map, String of, String group) {
        map.computeIfAbsent(of, same -> ConcurrentHashMap.newKeySet(2)).add(group);
    }

    private static void remove(Map<String, Set<String>> map, String of, String group) {
        map.computeIfPresent(of, (same, names) -> {
            names.remove(group);
            return names.isEmpty() ? null : names;
        });
    }
}
