package io.holdfast.server.settings.declare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of declared settings, each of the type that it was declared with; those of a group for each of its keys.
 *
 * @param path before the names of these settings: empty, or a group's prefix and a key
 * @param key of the group; empty outside groups
 */
public record Values(
        String path, String key, Map<String, Found> all, Map<String, Map<String, Values>> groups, String takes) {

    /** @param value null where nobody set it */
    record Found(@Nullable Object value, String described) {}

    /** Its value, or else its default. */
    public <T> T get(Setting<T> setting) {
        Object value = found(setting).value();
        if (value != null) {
            @SuppressWarnings("unchecked") // the type of the setting of that name made it
            T typed = (T) value;
            return typed;
        }
        var usual = setting.fallback().value();
        if (usual == null) {
            throw new SettingsException("'" + path + "' " + takes);
        }
        return usual.apply(this);
    }

    private Found found(Setting<?> setting) {
        return Objects.requireNonNull(all.get(setting.name()), () -> setting.name() + " is in no list of declarations");
    }

    public boolean isSet(Setting<?> setting) {
        return found(setting).value() != null;
    }

    /** A group's members by their keys. */
    public Map<String, Values> get(SettingGroup group) {
        return Objects.requireNonNull(groups.get(group.prefix()), group::prefix);
    }

    /** For a setting that does not go with others. */
    public SettingsException refusal(Setting<?> setting, String problem) {
        return new SettingsException(found(setting).described() + " " + problem);
    }

    /** Refuses one of them without the other; not for members of groups. */
    public void together(Setting<?> one, Setting<?> other) {
        if (isSet(one) != isSet(other)) {
            Setting<?> there = isSet(one) ? one : other;
            Setting<?> missing = isSet(one) ? other : one;
            throw refusal(there, "needs '" + missing.name() + "', too; set both, or neither");
        }
    }

    /** Refuses both of them; not for members of groups. */
    public void notBoth(Setting<?> one, Setting<?> other) {
        if (isSet(one) && isSet(other)) {
            throw new SettingsException("give either '" + one.name() + "' or '" + other.name() + "', not both");
        }
    }

    /**
     * Takes everything that is declared out of what was set.
     *
     * @throws SettingsException if a value will not do, or something was set that is not declared
     */
    public static Values read(Declarations declared, SettingsTree tree) {
        var groups = new LinkedHashMap<String, Map<String, Values>>();
        for (SettingGroup group : declared.groups()) {
            groups.put(group.prefix(), group(group, tree));
        }
        var values = new Values("", "", Reading.of("", declared.settings(), tree), Map.copyOf(groups), "");
        Unknown.refuse(declared, tree);
        return values;
    }

    private static Map<String, Values> group(SettingGroup group, SettingsTree tree) {
        var found = new LinkedHashMap<String, Values>();
        for (String key : tree.keysBelow(group.prefix())) {
            String path = group.prefix() + "." + key;
            if (!group.keys().matcher(key).matches()) {
                throw new SettingsException("'" + path + "': " + group.keyRule());
            }
            List<Setting<?>> members = group.members();
            found.put(key, new Values(path, key, Reading.of(path + ".", members, tree), Map.of(), group.takes()));
        }
        return found;
    }

    /** Without the values, among which are secrets. */
    @Override
    public String toString() {
        return "Values[" + path + "]";
    }
}
