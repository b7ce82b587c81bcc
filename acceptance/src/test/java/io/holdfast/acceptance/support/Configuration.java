package io.holdfast.acceptance.support;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A whole configuration as the management API shows it: every resource of every type that a backup holds, with its
 * secrets, by path. Two services with equal configurations differ in nothing but their own id.
 */
public record Configuration(Map<String, String> resources) {

    public static Configuration of(Arm arm, String service) {
        var resources = new TreeMap<String, String>();
        var pathsByType = new LinkedHashMap<String, List<String>>();
        List<ResourceType> types =
                Catalog.load().types().stream().filter(ResourceType::backedUp).toList();
        for (ResourceType type : types) {
            String name = type.name();
            int slash = name.lastIndexOf('/');
            List<String> parents =
                    slash < 0 ? List.of("") : pathsByType.getOrDefault(name.substring(0, slash), List.of());
            var paths = new ArrayList<String>();
            for (String parent : parents) {
                String list = parent + "/" + name.substring(slash + 1);
                for (JsonNode item : arm.list(service + list)) {
                    String path = list + "/" + item.path("name").asString();
                    paths.add(path);
                    resources.put(path, relative(item.path("properties").toString(), service));
                    secrets(arm, service, type, path, resources);
                }
            }
            pathsByType.put(name, paths);
        }
        return new Configuration(resources);
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
