package io.holdfast.cli.policy;

import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What documents may refer to: what a file says there is. Of what it does not speak, everything is taken to exist.
 *
 * @param namedValues by display name, or null when any is taken to exist
 * @param ids of backends, loggers and certificates, in lower case, by the member of the file; those of a missing member are not known
 */
record Surroundings(@Nullable Map<String, String> namedValues, Map<String, Set<String>> ids) {

    private static final String NAMED_VALUES = "namedValues";
    private static final Set<String> LISTS = Set.of("backends", "loggers", "certificates");

    static final Surroundings UNKNOWN = new Surroundings(null, Map.of());

    /** @throws CliException that names the file and what in it is wrong; never a value, which may be a secret */
    static Surroundings read(Path file) {
        JsonNode tree = tree(file);
        if (!tree.isObject()) {
            throw wrong(file, "holds no object with namedValues, backends, loggers or certificates");
        }
        Map<String, String> values = null;
        var ids = new HashMap<String, Set<String>>();
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            if (member.getKey().equals(NAMED_VALUES)) {
                values = values(file, member.getValue());
            } else if (LISTS.contains(member.getKey())) {
                ids.put(member.getKey(), list(file, member.getKey(), member.getValue()));
            } else {
                throw wrong(
                        file,
                        "has '" + member.getKey()
                                + "', which is not known; use namedValues, backends, loggers, certificates");
            }
        }
        return new Surroundings(values, Map.copyOf(ids));
    }

    boolean hasNamedValue(String displayName) {
        return namedValues == null || namedValues.containsKey(displayName);
    }

    /** @param unknown what a named value holds of which nothing is known */
    Optional<String> namedValue(String displayName, String unknown) {
        return namedValues == null ? Optional.of(unknown) : Optional.ofNullable(namedValues.get(displayName));
    }

    boolean has(String kind, String id) {
        Set<String> known = ids.get(kind);
        return known == null || known.contains(id);
    }

    private static Map<String, String> values(Path file, JsonNode map) {
        var values = new HashMap<String, String>();
        if (!map.isObject()) {
            throw wrong(file, "has 'namedValues', which is not a map of texts by display name");
        }
        map.properties().forEach(entry -> {
            if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
                throw wrong(file, "has 'namedValues." + entry.getKey() + "', which is not a text");
            }
            values.put(entry.getKey(), entry.getValue().asString());
        });
        return Map.copyOf(values);
    }

    private static Set<String> list(Path file, String member, JsonNode list) {
        if (!list.isArray() || !list.valueStream().allMatch(JsonNode::isString)) {
            throw wrong(file, "has '" + member + "', which is not a list of ids");
        }
        var ids = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        list.forEach(id -> ids.add(id.asString()));
        return ids;
    }

    private static JsonNode tree(Path file) {
        try {
            JsonNode tree = YAMLMapper.shared().readTree(DocumentFiles.text(file));
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JacksonException e) {
            var where = e.getLocation();
            throw wrong(file, "is neither YAML nor JSON" + (where == null ? "" : " (line " + where.getLineNr() + ")"));
        }
    }

    private static CliException wrong(Path file, String what) {
        return new CliException(ExitCode.USAGE, file + " " + what);
    }

    /** Without the values, which may be secret. */
    @Override
    public String toString() {
        return "Surroundings[" + ids.keySet() + "]";
    }
}
