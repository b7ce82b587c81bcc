package io.holdfast.acceptance.support;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A whole configuration as the management API shows it: every resource of every type that a backup holds, with its
 * secrets, by path. Two services with equal configurations differ in nothing but their own id.
 */
public record Configuration(Map<String, String> resources) {

    /** Hundreds of lists are read, most of them empty. */
    private static final int REQUESTS_AT_ONCE = 4;

    /** What one collection holds: each item's path, and what is shown of it and of its secrets. */
    private record Collection(List<String> paths, Map<String, String> resources) {}

    public static Configuration of(Arm arm, String service) {
        var resources = new TreeMap<String, String>();
        var pathsByType = new LinkedHashMap<String, List<String>>();
        List<ResourceType> types =
                Catalog.load().types().stream().filter(ResourceType::backedUp).toList();
        try (ExecutorService requests = Executors.newFixedThreadPool(REQUESTS_AT_ONCE)) {
            for (ResourceType type : types) {
                String name = type.name();
                int slash = name.lastIndexOf('/');
                List<String> parents =
                        slash < 0 ? List.of("") : pathsByType.getOrDefault(name.substring(0, slash), List.of());
                var collections = parents.stream()
                        .map(parent -> parent + "/" + name.substring(slash + 1))
                        .map(list -> CompletableFuture.supplyAsync(() -> read(arm, service, type, list), requests))
                        .toList();
                var paths = new ArrayList<String>();
                for (var collection : collections) {
                    paths.addAll(collection.join().paths());
                    resources.putAll(collection.join().resources());
                }
                pathsByType.put(name, paths);
            }
        }
        return new Configuration(resources);
    }

    private static Collection read(Arm arm, String service, ResourceType type, String list) {
        var collection = new Collection(new ArrayList<>(), new TreeMap<>());
        for (JsonNode item : arm.list(service + list)) {
            String path = list + "/" + item.path("name").asString();
            collection.paths().add(path);
            collection.resources().put(path, relative(item.path("properties").toString(), service));
            secrets(arm, service, type, path, collection.resources());
        }
        return collection;
    }

    private static void secrets(
            Arm arm, String service, ResourceType type, String path, Map<String, String> resources) {
        type.actions().forEach((action, description) -> {
            boolean has = type.acts(path.substring(path.lastIndexOf('/') + 1), action);
            if (has && !description.reveals().isEmpty()) {
                resources.put(
                        path + "/" + action,
                        arm.post(service + path + "/" + action, Map.of()).ok().text());
            }
        });
    }

    /** References show the full id of the service; without it, those of two services are the same. */
    private static String relative(String properties, String service) {
        return Pattern.compile(Pattern.quote(service), Pattern.CASE_INSENSITIVE)
                .matcher(properties)
                .replaceAll("");
    }
}
