package io.holdfast.server.settings.declare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was set, as a flat map from dotted names to words, whatever it came from: {@code gateway.tlsPort} is the same in the file, as
 * HOLDFAST_GATEWAY_TLS_PORT and as {@code --set gateway.tlsPort=…}. Later sources win.
 */
public final class SettingsTree {

    /** Numbers by their size, so that the tenth of a list comes after the second. */
    private static final Comparator<String> BY_NAME =
            Comparator.comparing(SettingsTree::sortable).thenComparing(Comparator.naturalOrder());

    private final Map<String, Raw> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> ignored = new ArrayList<>();

    /** A word and where it was set. */
    record Raw(String value, String origin) {}

    /** What was set of one setting: a word, or those of a list. */
    record Taken(List<String> words, boolean array, String origin) {}

    public void addFile(String fileName, JsonNode root) {
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

    /** Over what was added before: also a list over a word, and a word over a list. */
    public void add(String name, String value, String origin) {
        values.keySet().removeIf(other -> isMember(name, other) || isMember(other, name));
        values.put(name, new Raw(value, origin));
    }

    /** Whether it is an element of that list. */
    private static boolean isMember(String list, String name) {
        return name.length() > list.length() + 1
                && name.regionMatches(true, 0, list + ".", 0, list.length() + 1)
                && name.substring(list.length() + 1).chars().allMatch(SettingsTree::isDigit);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The variables of what is declared; other HOLDFAST_ variables are not ours. */
    public void addEnvironment(Map<String, String> environment, Declarations known) {
        for (Setting<?> setting : known.settings()) {
            String variable = Setting.variable(setting.name());
            String value = environment.get(variable);
            if (value != null && ServiceVariable.is(variable, value)) {
                ignored.add(variable);
            } else if (value != null) {
                add(setting.name(), value, variable);
            }
        }
        for (SettingGroup group : known.groups()) {
            new TreeMap<>(environment).forEach((variable, value) -> {
                String name = group.nameOf(variable);
                if (name != null) {
                    add(name, value, variable);
                }
            });
        }
    }

    /** The variables that have a setting's name, and were set for something else. */
    public List<String> ignored() {
        return List.copyOf(ignored);
    }

    /** Takes a setting out: a word, or the elements of a list. */
    @Nullable
    Taken take(String name, boolean list) {
        Raw word = values.remove(name);
        if (word != null) {
            return new Taken(list ? List.of(word.value().split(",", -1)) : List.of(word.value()), false, word.origin());
        }
        if (!list) {
            return null;
        }
        var words = new ArrayList<String>();
        String origin = "";
        for (String index : keysBelow(name)) {
            Raw element = values.remove(name + "." + index);
            if (element != null) {
                words.add(element.value());
                origin = element.origin();
            }
        }
        return words.isEmpty() ? null : new Taken(words, true, origin);
    }

    /** The next parts of all names below that one. */
    SortedSet<String> keysBelow(String prefix) {
        var keys = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String name : values.keySet()) {
            if (name.regionMatches(true, 0, prefix + ".", 0, prefix.length() + 1)) {
                String key = name.substring(prefix.length() + 1).split("\\.", 2)[0];
                keys.put(key, key);
            }
        }
        var sorted = new TreeSet<>(BY_NAME);
        sorted.addAll(keys.values());
        return sorted;
    }

    private static String sortable(String key) {
        return !key.isEmpty() && key.length() < 10 && key.chars().allMatch(SettingsTree::isDigit)
                ? "0".repeat(10 - key.length()) + key
                : key;
    }

    /** What nobody took. */
    Map<String, Raw> left() {
        return values;
    }
}
