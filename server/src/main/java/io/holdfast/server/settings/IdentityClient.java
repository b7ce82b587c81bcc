package io.holdfast.server.settings;

import static io.holdfast.server.settings.declare.SettingTypes.file;
import static io.holdfast.server.settings.declare.SettingTypes.text;

import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingGroup;
import io.holdfast.server.settings.declare.Values;
import io.holdfast.vault.IdentityTokens;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a managed identity signs in with at the configured issuer.
 *
 * @param secretFile holds the client's secret; readable by its owner only
 */
public record IdentityClient(String clientId, Path secretFile, String scope) {

    static final String GUID = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

    private static final Setting<String> CLIENT_ID = Setting.required(
            "clientId", text(), "with `issuer`: what the managed identity of that principal id signs in with");

    private static final Setting<Path> SECRET_FILE =
            Setting.required("secretFile", file(), "its secret; the file (0600) is read anew for each token");

    private static final Setting<String> SCOPE =
            Setting.of("scope", text(), IdentityTokens.AUDIENCE + "/.default", "with `issuer`: the scope to ask for");

    static final SettingGroup GROUP = new SettingGroup(
            "storage.identities",
            "PRINCIPALID",
            Pattern.compile(GUID),
            "it must be named by the principal id of a managed identity, a GUID",
            List.of(CLIENT_ID, SECRET_FILE, SCOPE));

    /** By their principal ids in lower case. */
    static Map<String, IdentityClient> all(Values values) {
        var clients = new LinkedHashMap<String, IdentityClient>();
        values.get(GROUP)
                .forEach((principal, members) -> clients.put(
                        principal.toLowerCase(Locale.ROOT),
                        new IdentityClient(members.get(CLIENT_ID), members.get(SECRET_FILE), members.get(SCOPE))));
        return clients;
    }
}
