package io.holdfast.server.settings;

import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingTypes;
import io.holdfast.server.settings.declare.Values;
import io.holdfast.vault.StorageConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where backups lie and how they get there.
 *
 * @param accounts those that are not where their names would lead
 * @param identity who issues the tokens of managed identities; where it is not set, it depends on the account
 * @param clients what managed identities sign in with at the configured issuer, by their principal ids in lower case
 * @param tries how often a request to a storage service is sent at most
 * @param timeout of one try
 */
public record StorageSection(
        Map<String, StorageAccount> accounts,
        Optional<IdentitySource> identity,
        Map<String, IdentityClient> clients,
        int tries,
        Duration timeout) {

    private static final Setting<Optional<IdentitySource>> IDENTITY = Setting.optional(
                    "storage.identity",
                    IdentitySource.TYPE,
                    "who issues the tokens with which managed identities enter storage")
            .usually("by account, [below](#managed-identities)");

    private static final Setting<Integer> TRIES = Setting.of(
            "storage.tries",
            SettingTypes.wholeNumber(1, 20),
            StorageConnection.DEFAULT.tries(),
            "how often a request to a storage service is sent at most; between tries pass half a second to eight. `1` gives"
                    + " up at once");

    private static final Setting<Duration> TIMEOUT = Setting.of(
            "storage.timeoutSeconds",
            SettingTypes.seconds(1, 3600),
            StorageConnection.DEFAULT.timeout(),
            "how long one try may take; also the most that connecting may take, if that is less than ten seconds");

    static final Declarations DECLARED =
            Declarations.of(IDENTITY, TRIES, TIMEOUT).with(StorageAccount.GROUP, IdentityClient.GROUP);

    static StorageSection of(Values values) {
        boolean embedded = IdentitySection.isEmbedded(values.get(IdentitySection.ISSUER));
        return new StorageSection(
                StorageAccount.all(values, values.get(DeploymentSection.DATA), embedded),
                IdentitySource.of(values, IDENTITY, embedded),
                IdentityClient.all(values),
                values.get(TRIES),
                values.get(TIMEOUT));
    }
}
