package io.holdfast.server.settings;

import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingType;
import io.holdfast.server.settings.declare.SettingTypes;
import io.holdfast.server.settings.declare.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who issues the tokens of managed identities: with which they enter storage services and key vaults, and which policies get. */
public enum IdentitySource {
    /** What this machine runs on: Azure's instance metadata, App Service, workload identity … */
    PLATFORM,
    /** The authority of this server. */
    EMBEDDED,
    /** The configured OpenID Connect issuer. */
    ISSUER;

    static final SettingType<IdentitySource> TYPE = SettingTypes.choice(
            List.of(Map.entry("platform", PLATFORM), Map.entry("embedded", EMBEDDED), Map.entry("issuer", ISSUER)));

    /** Empty for {@code off}. */
    static final SettingType<Optional<IdentitySource>> OR_OFF = SettingTypes.choice(List.of(
            Map.entry("platform", Optional.of(PLATFORM)),
            Map.entry("embedded", Optional.of(EMBEDDED)),
            Map.entry("issuer", Optional.of(ISSUER)),
            Map.entry("off", Optional.empty())));

    /** Its value, if there is such an issuer here. */
    static Optional<IdentitySource> of(Values values, Setting<Optional<IdentitySource>> setting, boolean embedded) {
        Optional<IdentitySource> source = values.get(setting);
        if (source.equals(Optional.of(EMBEDDED)) && !embedded) {
            throw values.refusal(
                    setting,
                    "cannot be 'embedded' while identity.issuer names another issuer; take 'issuer' or 'platform'");
        }
        if (source.equals(Optional.of(ISSUER)) && embedded) {
            throw values.refusal(
                    setting,
                    "cannot be 'issuer' while identity.issuer is 'embedded'; name the issuer there, or take 'embedded' or"
                            + " 'platform'");
        }
        return source;
    }
}
