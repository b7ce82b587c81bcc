package io.holdfast.server.settings;

import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingTypes;
import io.holdfast.server.settings.declare.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How secrets are read out of key vaults.
 *
 * @param identity who issues the tokens; nothing is read when it is empty
 * @param suffixes of the host names that may be asked
 * @param refresh how long until everything is read anew; never when zero
 * @param caFile the authorities to trust, PEM; those of the machine without it
 */
public record KeyVaultSection(
        Optional<IdentitySource> identity, List<String> suffixes, Duration refresh, Optional<Path> caFile) {

    /** A leading {@code *.} or dot says what is meant anyway. */
    private static final Pattern SUFFIX = Pattern.compile("(\\*?\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private static final Setting<Optional<IdentitySource>> IDENTITY = Setting.of(
            "keyVault.identity",
            IdentitySource.OR_OFF,
            Optional.empty(),
            "who issues the tokens with which managed identities read [secrets in key vaults](#key-vaults); `off` reads"
                    + " none");

    private static final Setting<List<String>> SUFFIXES = Setting.of(
            "keyVault.suffixes",
            SettingTypes.matching(SUFFIX, "a host name")
                    .map(written -> written.replaceFirst("^\\*?\\.", ""), suffix -> suffix)
                    .listOf("host names below which key vaults lie, such as vault.azure.net"),
            List.of("vault.azure.net", "vault.azure.cn", "vault.usgovcloudapi.net"),
            "key vaults are asked below these host names only; a leading `.` or `*.` is ignored");

    private static final Setting<Duration> REFRESH = Setting.of(
            "keyVault.refreshHours",
            SettingTypes.hours(0, 168),
            Duration.ofHours(4),
            "how often everything that lies in key vaults is read anew; `0` leaves it to `refreshSecret`");

    private static final Setting<Optional<Path>> CA_FILE = Setting.optional(
            "keyVault.caFile",
            SettingTypes.file(),
            "PEM file with the certificate authorities to trust at key vaults, instead of those that the machine trusts");

    static final Declarations DECLARED = Declarations.of(IDENTITY, SUFFIXES, REFRESH, CA_FILE);

    static KeyVaultSection of(Values values) {
        boolean embedded = IdentitySection.isEmbedded(values.get(IdentitySection.ISSUER));
        return new KeyVaultSection(
                IdentitySource.of(values, IDENTITY, embedded),
                values.get(SUFFIXES),
                values.get(REFRESH),
                values.get(CA_FILE));
    }
}
