package io.holdfast.server.settings.declare;

import java.util.ArrayList;
import java.util.Map;

/** What to say to a name that nobody declared. */
final class Unknown {

    private Unknown() {}

    /** @throws SettingsException if anything is left */
    static void refuse(Declarations declared, SettingsTree tree) {
        for (Map.Entry<String, SettingsTree.Raw> left : tree.left().entrySet()) {
            String name = left.getKey();
            for (SettingGroup group : declared.groups()) {
                refuseMember(group, name);
            }
            var names = new ArrayList<String>();
            declared.settings().forEach(setting -> names.add(setting.name()));
            declared.groups().forEach(group -> group.members().forEach(member -> names.add(group.nameOf(member))));
            throw new SettingsException("there is no setting '" + name + "' ("
                    + left.getValue().origin() + "); did you mean '" + Suggestion.closest(names, name) + "'?");
        }
    }

    private static void refuseMember(SettingGroup group, String name) {
        String start = group.prefix() + ".";
        if (name.regionMatches(true, 0, start, 0, start.length())) {
            String key = name.substring(start.length()).split("\\.", 2)[0];
            String member = name.substring(start.length() + key.length());
            throw new SettingsException("'" + start + key + "' " + group.takes()
                    + (member.isEmpty() ? "" : "; it has no '" + member.substring(1) + "'"));
        }
    }
}
