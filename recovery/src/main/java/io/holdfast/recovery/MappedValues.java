package io.holdfast.recovery;

import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Carries a {@link Mapping} out, and knows what of it was used. */
final class MappedValues {

    private static final String BACKENDS = "backends";
    private static final String NAMED_VALUES = "namedValues";
    private static final String URL = "url";
    private static final String VALUE = "value";

    private final Mapping mapping;
    private final Map<String, String> byKey = new HashMap<>();
    private final Map<String, String> unused = new HashMap<>();
    private final Map<String, String> hosts = new HashMap<>();

    /** Any old name as it stands in a URL: after the slashes or a user's name, before a port, a path or an end. */
    private final Pattern oldHost;

    private long changed;

    /** What is stored of a resource; the same objects when nothing was changed. */
    record Documents(byte[] document, byte @Nullable [] secrets) {

        // Spelled out, because the class file of a compact constructor does not say which parameter may be null.
        Documents(byte[] document, byte @Nullable [] secrets) {
            this.document = document;
            this.secrets = secrets;
        }
    }

    MappedValues(Mapping mapping) {
        this.mapping = mapping;
        mapping.backends().forEach((id, url) -> expect(BACKENDS, id, url));
        mapping.namedValues().forEach((id, value) -> expect(NAMED_VALUES, id, value));
        mapping.hostnames().forEach((old, replacement) -> hosts.put(old.toLowerCase(Locale.ROOT), replacement));
        // All at once, so that two names can be exchanged.
        oldHost = Pattern.compile("(?i)(?<=//|@)(?:"
                + hosts.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"))
                + ")(?=[:/?#\"'<&\\s]|$)");
    }

    private void expect(String type, String id, String value) {
        String key = type + "/" + id.toLowerCase(Locale.ROOT);
        byKey.put(key, value);
        unused.put(key, type + " '" + id + "'");
    }

    Documents apply(ResourceKey key, byte[] document, byte @Nullable [] secrets) {
        if (mapping.isEmpty()) {
            return new Documents(document, secrets);
        }
        String type = Space.plain(key.type());
        String wanted = byKey.get(type + "/" + key.names());
        if (wanted != null) {
            unused.remove(type + "/" + key.names());
            changed++;
            return type.equals(BACKENDS)
                    ? new Documents(with(document, URL, wanted), secrets)
                    : namedValue(document, secrets, wanted);
        }
        if (hosts.isEmpty()) {
            return new Documents(document, secrets);
        }
        byte[] newDocument = replaced(document);
        byte[] newSecrets = secrets == null ? null : replaced(secrets);
        if (!Arrays.equals(newDocument, document) || !Arrays.equals(newSecrets, secrets)) {
            changed++;
        }
        return new Documents(newDocument, newSecrets);
    }

    /** A secret one has its value apart from its document; one that lay in a key vault would be read from there again. */
    private static Documents namedValue(byte[] document, byte @Nullable [] secrets, String value) {
        ObjectNode properties = object(document);
        boolean vaulted = properties.remove("keyVault") != null;
        byte[] own = vaulted ? JsonMapper.shared().writeValueAsBytes(properties) : document;
        return properties.path("secret").asBoolean(false)
                ? new Documents(own, with(secrets == null ? new byte[] {'{', '}'} : secrets, VALUE, value))
                : new Documents(with(own, VALUE, value), secrets);
    }

    private static byte[] with(byte[] json, String member, String value) {
        return JsonMapper.shared().writeValueAsBytes(object(json).put(member, value));
    }

    private static ObjectNode object(byte[] json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private byte[] replaced(byte[] json) {
        JsonNode tree = JsonMapper.shared().readTree(json);
        JsonNode result = replaced(tree);
        return result.equals(tree) ? json : JsonMapper.shared().writeValueAsBytes(result);
    }

    private JsonNode replaced(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonMapper.shared().createObjectNode();
                object.properties().forEach(member -> copy.set(member.getKey(), replaced(member.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonMapper.shared().createArrayNode();
                array.forEach(element -> copy.add(replaced(element)));
                yield copy;
            }
            case StringNode text -> StringNode.valueOf(replaced(text.asString()));
            default -> node;
        };
    }

    private String replaced(String text) {
        return oldHost.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        hosts.getOrDefault(found.group().toLowerCase(Locale.ROOT), found.group())));
    }

    /** The backends and named values that no resource had. */
    Set<String> unused() {
        return new TreeSet<>(unused.values());
    }

    /** How many resources were changed. */
    long changed() {
        return changed;
    }
}
