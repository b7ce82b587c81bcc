package io.holdfast.server.settings.declare;

import java.util.ArrayList;
import java.util.List;

/** The settings of a section, in the order of the documentation. */
public record Declarations(List<Setting<?>> settings, List<SettingGroup> groups) {

    public Declarations {
        settings = List.copyOf(settings);
        groups = List.copyOf(groups);
    }

    public static Declarations of(Setting<?>... settings) {
        return new Declarations(List.of(settings), List.of());
    }

    /** The same, and these groups. */
    public Declarations with(SettingGroup... more) {
        return new Declarations(settings, List.of(more));
    }

    /** Several sections as one. */
    public static Declarations all(List<Declarations> sections) {
        var settings = new ArrayList<Setting<?>>();
        var groups = new ArrayList<SettingGroup>();
        for (Declarations section : sections) {
            settings.addAll(section.settings);
            groups.addAll(section.groups);
        }
        return new Declarations(settings, groups);
    }
}
