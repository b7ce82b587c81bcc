package io.holdfast.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Settings as a flat map from dotted names to words, whatever they came from: {@code gateway.tlsPort} is the same in the
 * file, as HOLDFAST_GATEWAY_TLS_PORT and as {@code --set gateway.tlsPort=…}. Later sources win.
 */
final class SettingsTree {

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> origins = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    void addFile(String fileName, JsonNode root) {
        addNode("", root, fileName);
    }

    private void addNode(String prefix, JsonNode node, String origin) {
        if (node.isObject()) {
            node.properties()
                    .forEach(e ->
                            addNode(prefix.isEmpty() ? e.getKey() : prefix + "." + e.getKey(), e.getValue(), origin));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                addNode(prefix + "." + i, node.get(i), origin);
            }
        } else if (!node.isNull()) {
            add(prefix, node.asString(), origin);
        }
    }

    void add(String name, String value, String origin) {
        values.put(name, value);
        origins.put(name, origin);
    }

    /** HOLDFAST_MANAGEMENT_PORT and the like; only names of {@code known} are taken, other HOLDFAST_ variables are not ours. */
    void addEnvironment(Map<String, String> environment, List<String> known) {
        for (String name : known) {
            String variable = variable(name);
            String value = environment.get(variable);
            if (value != null) {
                add(name, value, variable);
            }
        }
    }

    static String variable(String name) {
        return "HOLDFAST_"
                + name.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    String take(String name) {
        return values.remove(name);
    }

    /** What to call a setting in a message: its name and where it was set. */
    String describe(String name) {
        String origin = origins.get(name);
        return origin == null || origin.equals(name) ? "'" + name + "'" : "'" + name + "' (" + origin + ")";
    }

    /** Takes all settings below a prefix, grouped by their next segment: {@code storage.accounts} gives one map an account. */
    Map<String, Map<String, String>> takeGroups(String prefix) {
        var groups = new LinkedHashMap<String, Map<String, String>>();
        for (String name : new ArrayList<>(values.keySet())) {
            if (name.regionMatches(true, 0, prefix + ".", 0, prefix.length() + 1)) {
                String rest = name.substring(prefix.length() + 1);
                int dot = rest.indexOf('.');
                String group = dot < 0 ? rest : rest.substring(0, dot);
                groups.computeIfAbsent(group, g -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                        .put(dot < 0 ? "" : rest.substring(dot + 1), String.valueOf(values.remove(name)));
            }
        }
        return groups;
    }

    List<String> left() {
        return List.copyOf(values.keySet());
    }
}
