package io.holdfast.server.settings.declare;

import java.util.ArrayList;
import java.util.List;

/**
 * What is told of a setting; Markdown.
 *
 * @param name with the placeholder of its group, as in {@code storage.accounts.NAME.key}
 * @param variable the environment variable
 * @param value what it may be
 * @param usual what it is when nobody set it
 */
public record SettingDescription(
        String name, String variable, String value, String usual, String sentence, boolean secret, boolean member) {

    /** All of them, members of groups after the others. */
    public static List<SettingDescription> of(Declarations declared) {
        var all = new ArrayList<SettingDescription>();
        declared.settings()
                .forEach(setting -> all.add(of(setting, setting.name(), Setting.variable(setting.name()), false)));
        declared.groups()
                .forEach(group -> group.members()
                        .forEach(member -> all.add(of(member, group.nameOf(member), group.variableOf(member), true))));
        return List.copyOf(all);
    }

    private static SettingDescription of(Setting<?> setting, String name, String variable, boolean member) {
        return new SettingDescription(
                name,
                variable,
                setting.type().words(),
                setting.fallback().words(),
                setting.sentence(),
                setting.secret(),
                member);
    }
}
