package io.holdfast.server.settings;

import io.holdfast.entities.EntitySettings;
import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingTypes;
import io.holdfast.server.settings.declare.Values;
import java.util.List;

/**
 * Links of API imports.
 *
 * @param allowLocal whether they may lead to loopback and private addresses
 * @param hosts the only hosts they may lead to; any when empty
 */
public record ImportsSection(boolean allowLocal, List<String> hosts) {

    private static final Setting<Boolean> ALLOW_LOCAL = Setting.of(
            "imports.allowLocal",
            SettingTypes.onOff(),
            false,
            "whether links of API imports may lead to loopback and private addresses, and connectivity checks to loopback"
                    + " ones. Link-local addresses and those of clouds' metadata services are never allowed"
                    + " ([connections.md](connections.md#what-callers-and-resources-name))");

    private static final Setting<List<String>> HOSTS = Setting.list(
                    "imports.hosts",
                    SettingTypes.text().listOf("a list of host names"),
                    "the only hosts that these links may lead to, `*.example.com` for all below a domain. Hosts that are"
                            + " named may have private addresses")
            .usually("any");

    static final Declarations DECLARED = Declarations.of(ALLOW_LOCAL, HOSTS);

    static ImportsSection of(Values values) {
        return new ImportsSection(values.get(ALLOW_LOCAL), values.get(HOSTS));
    }

    /** What the room wants to know. */
    public EntitySettings settings() {
        return new EntitySettings(
                allowLocal,
                hosts,
                EntitySettings.DEFAULTS.maxDownloadBytes(),
                EntitySettings.DEFAULTS.downloadTimeout());
    }
}
