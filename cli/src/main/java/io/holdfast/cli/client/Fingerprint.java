package io.holdfast.cli.client;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A whole configuration, as far as every backup holds it, as the management API shows it, reduced to a count per type and one SHA-256. Two services with
 * the same fingerprint differ in nothing but their own id.
 *
 * <p>Secrets take part for up to {@value #SECRETS} resources of a type, spread evenly: each costs a request.
 */
public record Fingerprint(Map<String, Integer> counts, String digest) {

    private static final int SECRETS = 200;

    /** The newest stable version: older ones do not know all types. */
    private static final String VERSION = "?api-version=2024-05-01";

    /** Of a service, given by its ARM id. */
    public static Fingerprint of(ArmClient arm, String service) {
        return of(arm, service, Set.of());
    }

    /** With what only a backup holds that was told one of these words. */
    public static Fingerprint of(ArmClient arm, String service, Set<String> included) {
        return of(arm, service, included, path -> false);
    }

    /** Without the resources whose paths below the service are to be passed over. */
    public static Fingerprint of(ArmClient arm, String service, Predicate<String> passedOver) {
        return of(arm, service, Set.of(), passedOver);
    }

    private static Fingerprint of(ArmClient arm, String service, Set<String> included, Predicate<String> passedOver) {
        var lines = new TreeMap<String, String>();
        var counts = new LinkedHashMap<String, Integer>();
        var byType = new LinkedHashMap<String, List<String>>();
        List<ResourceType> types = Catalog.load().types().stream()
                .filter(type -> type.backedUp() || holds(included, type))
                .toList();
        for (ResourceType resourceType : types) {
            String type = resourceType.name();
            int slash = type.lastIndexOf('/');
            List<String> parents = slash < 0 ? List.of("") : byType.getOrDefault(type.substring(0, slash), List.of());
            var paths = new ArrayList<String>();
            for (String parent : parents) {
                for (JsonNode item : arm.list(service + (parent.isEmpty() ? "" : "/" + encoded(parent)) + "/"
                        + type.substring(slash + 1) + VERSION)) {
                    String path = (parent.isEmpty() ? "" : parent + "/") + type.substring(slash + 1) + "/"
                            + item.path("name").asString();
                    if (!passedOver.test(path)) {
                        paths.add(path);
                        lines.put(path, relative(item.path("properties"), service));
                    }
                }
            }
            byType.put(type, paths);
            if (!paths.isEmpty()) {
                counts.put(type, paths.size());
            }
            addSecrets(arm, service, resourceType, paths, lines);
        }
        return new Fingerprint(counts, sha256(lines));
    }

    private static void addSecrets(
            ArmClient arm, String service, ResourceType type, List<String> paths, Map<String, String> lines) {
        String action = type.actions().entrySet().stream()
                .filter(entry -> !entry.getValue().reveals().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        if (action.isEmpty()) {
            return;
        }
        int stride = stride(paths.size());
        for (int i = 0; i < paths.size(); i += stride) {
            String path = paths.get(i);
            if (!type.acts(path.substring(path.lastIndexOf('/') + 1), action)) {
                continue;
            }
            lines.put(
                    path + "/" + action,
                    arm.post(service + "/" + encoded(path) + "/" + action + VERSION, null)
                            .toString());
        }
    }

    /** So that no more than {@value #SECRETS} are asked. */
    public static int stride(int resources) {
        return Math.max(1, Math.ceilDiv(resources, SECRETS));
    }

    private static boolean holds(Set<String> included, ResourceType type) {
        String word = type.backupWith();
        return word != null && type.stored() && included.contains(word);
    }

    /** Names may hold what URLs may not, such as spaces. */
    private static String encoded(String path) {
        return Arrays.stream(path.split("/")).map(UriText::segment).collect(Collectors.joining("/"));
    }

    /** References show the full id of the service; without it, those of two services are the same. */
    private static String relative(JsonNode properties, String service) {
        return properties.toString().replaceAll("(?i)" + Pattern.quote(service), "");
    }

    private static String sha256(Map<String, String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach((path, text) -> {
                digest.update(path.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
