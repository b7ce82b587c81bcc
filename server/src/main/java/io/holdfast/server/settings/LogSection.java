package io.holdfast.server.settings;

import static io.holdfast.server.settings.declare.SettingTypes.choice;

import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.Values;
import java.util.List;
import java.util.Map;

/**
 * What is written on the error stream.
 *
 * @param level the least grave that is: error, warn, info or debug
 */
public record LogSection(boolean json, String level) {

    private static final String USUAL = "info";

    private static final Setting<Boolean> FORMAT = Setting.of(
            "log.format",
            choice(List.of(Map.entry("text", false), Map.entry("json", true))),
            false,
            "`json` writes one object a line ([operating](operating.md#the-log))");

    private static final Setting<String> LEVEL =
            Setting.of("log.level", choice("error", "warn", USUAL, "debug"), USUAL, "the least grave that is written");

    static final Declarations DECLARED = Declarations.of(FORMAT, LEVEL);

    static LogSection of(Values values) {
        return new LogSection(values.get(FORMAT), values.get(LEVEL));
    }

    /** As without any setting. */
    public boolean isUsual() {
        return !json && level.equals(USUAL);
    }
}
