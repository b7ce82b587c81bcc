package io.holdfast.server.settings;

import static io.holdfast.server.settings.declare.SettingTypes.choice;
import static io.holdfast.server.settings.declare.SettingTypes.file;
import static io.holdfast.server.settings.declare.SettingTypes.url;

import io.holdfast.recovery.RecoverySettings;
import io.holdfast.recoveryapi.rights.RecoveryTrust;
import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingTypes;
import io.holdfast.server.settings.declare.Values;
import io.holdfast.store.StoreSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Backup and restore.
 *
 * @param encrypted whether new archives are sealed with the recovery key
 * @param anyRestorer whether whoever may restore may bring secrets of one service into another
 * @param validity how long a new backup can be restored
 * @param undo how long a restore can be undone; not at all when zero
 * @param webhook whom to tell how they ended
 */
public record RecoverySection(
        Path keyFile,
        boolean encrypted,
        boolean anyRestorer,
        Duration validity,
        Duration undo,
        Optional<WebhookTarget> webhook) {

    private static final Setting<Path> KEY_FILE = Setting.derived(
                    "recovery.keyFile",
                    file(),
                    values -> values.get(DeploymentSection.DATA).resolve("recovery.key"),
                    "the key that seals archives; made at the first start of a deployment. Later a start without it is"
                            + " refused ([key-lost.md](runbooks/key-lost.md)). The same on every node of one database")
            .usually("`DATA/recovery.key`");

    private static final Setting<Boolean> ENCRYPTION = Setting.of(
            "recovery.encryption",
            SettingTypes.onOff(),
            true,
            "`off` writes archives unsealed, secrets in the clear; then only who may list a service's secrets backs them up");

    private static final Setting<Boolean> CROSS_SERVICE_SECRETS = Setting.of(
            "recovery.crossServiceSecrets",
            choice(List.of(Map.entry("listers", false), Map.entry("anyRestorer", true))),
            false,
            "who may bring the secrets of one service into another by a restore: `listers`, where the caller learns none by"
                    + " it ([identity](identity.md#what-backup-and-restore-give-to-a-role)), or `anyRestorer`, whoever may"
                    + " restore");

    private static final Setting<Duration> VALIDITY_DAYS = Setting.of(
            "recovery.validityDays",
            SettingTypes.days(1, 3650),
            RecoverySettings.DEFAULT_VALIDITY,
            "how long a new backup can be restored; Azure's are good for 30 days. What a backup says of itself counts, so a"
                    + " change concerns later ones only");

    private static final Setting<Optional<Duration>> VALIDITY_SECONDS = Setting.optional(
            "recovery.validitySeconds",
            SettingTypes.seconds(1, 86_400),
            "the same in seconds, instead of days: to rehearse what happens when backups expire"
                    + " ([how](backup-and-restore.md#rehearsing-expiry)). Not for backups that somebody may need");

    private static final Setting<Duration> UNDO = Setting.of(
            "recovery.undoHours",
            SettingTypes.hours(0, 8760),
            StoreSettings.DEFAULT_REPLACED_KEPT,
            "how long what a restore replaced is kept for an undo; it takes the space of one more configuration. `0` keeps"
                    + " nothing");

    private static final Setting<Optional<URI>> WEBHOOK_URL = Setting.optional(
                    "recovery.webhook.url",
                    url("an http or https URL", "http", "https"),
                    "a URL that is told how backups, restores, proofs and verifications ended"
                            + " ([backup-and-restore.md](backup-and-restore.md#being-told))")
            .asSecret();

    private static final Setting<Optional<Path>> WEBHOOK_TOKEN_FILE = Setting.optional(
            "recovery.webhook.tokenFile", file(), "a file with the bearer token to show there; read for each event");

    static final Declarations DECLARED = Declarations.of(
            KEY_FILE,
            ENCRYPTION,
            CROSS_SERVICE_SECRETS,
            VALIDITY_DAYS,
            VALIDITY_SECONDS,
            UNDO,
            WEBHOOK_URL,
            WEBHOOK_TOKEN_FILE);

    static RecoverySection of(Values values) {
        values.notBoth(VALIDITY_DAYS, VALIDITY_SECONDS);
        return new RecoverySection(
                values.get(KEY_FILE),
                values.get(ENCRYPTION),
                values.get(CROSS_SERVICE_SECRETS),
                values.get(VALIDITY_SECONDS).orElse(values.get(VALIDITY_DAYS)),
                values.get(UNDO),
                values.get(WEBHOOK_URL).map(url -> new WebhookTarget(url, values.get(WEBHOOK_TOKEN_FILE))));
    }

    /**
     * What the room wants to know.
     *
     * @param version of this program, for manifests
     */
    public RecoverySettings settings(String version) {
        return new RecoverySettings(version, encrypted, validity);
    }

    /** How far callers are trusted with what backups hold. */
    public RecoveryTrust trust() {
        return new RecoveryTrust(anyRestorer, encrypted);
    }
}
