package io.holdfast.server.settings;

import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingTypes;
import io.holdfast.server.settings.declare.Values;
import java.nio.file.Path;

/**
 * Where configuration is kept.
 *
 * @param keyFile the key that seals secrets; the same on every node of one database
 */
public record StoreSection(String url, Path keyFile) {

    private static final Setting<String> URL = Setting.derived(
                    "store.url",
                    SettingTypes.text().called("sqlite:FILE or postgresql://…"),
                    values -> "sqlite:" + values.get(DeploymentSection.DATA).resolve("holdfast.db"),
                    "where the configuration is kept; several nodes take one `postgresql://user:password@host:5432/database`")
            .usually("`sqlite:DATA/holdfast.db`")
            .asSecret();

    private static final Setting<Path> KEY_FILE = Setting.derived(
                    "store.keyFile",
                    SettingTypes.file(),
                    values -> values.get(DeploymentSection.DATA).resolve("store.key"),
                    "the key that seals secrets in the database; the same file on every node of one PostgreSQL database")
            .usually("`DATA/store.key`");

    static final Declarations DECLARED = Declarations.of(URL, KEY_FILE);

    static StoreSection of(Values values) {
        return new StoreSection(values.get(URL), values.get(KEY_FILE));
    }

    /** Without the password that a database URL may hold. */
    @Override
    public String toString() {
        return url.replaceFirst("//.*@", "//");
    }
}
