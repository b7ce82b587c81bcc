package io.holdfast.server.settings.declare;

import io.holdfast.server.settings.declare.SettingsTree.Taken;
import io.holdfast.server.settings.declare.Values.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From words to values. */
final class Reading {

    /** What is shown of a value that will not do. */
    private static final int SHOWN = 200;

    private Reading() {}

    /** @param prefix of the names that were set; the result has the declared names */
    static Map<String, Found> of(String prefix, List<Setting<?>> settings, SettingsTree tree) {
        var values = new LinkedHashMap<String, Found>();
        for (Setting<?> setting : settings) {
            String name = prefix + setting.name();
            Taken taken = tree.take(name, setting.type().list());
            String described = "'" + name + "'" + (taken == null ? "" : " (" + taken.origin() + ")");
            values.put(setting.name(), new Found(taken == null ? null : value(setting, taken, described), described));
        }
        return values;
    }

    private static @Nullable Object value(Setting<?> setting, Taken taken, String described) {
        List<String> words = taken.words().stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        String written = String.join(taken.array() ? ", " : ",", taken.words());
        if (words.isEmpty() && !setting.type().blank()) {
            if (taken.words().size() <= 1 && written.isBlank()) {
                return null;
            }
            // Somebody meant to limit something: no list would limit nothing.
            throw refusal(setting, described, "must have one value at least", written);
        }
        try {
            return setting.type().parser().apply(words);
        } catch (Unfit e) {
            throw refusal(setting, described, e.problem(), e.part().isEmpty() ? written : e.part());
        } catch (IllegalArgumentException e) {
            throw refusal(setting, described, "must be " + setting.type().words(), written.strip());
        }
    }

    private static SettingsException refusal(Setting<?> setting, String described, String problem, String value) {
        String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        return new SettingsException(described + " " + problem
                + (setting.secret()
                        ? "; what it is now is not shown, because it may be a secret"
                        : ", not '" + shown + "'"));
    }
}
