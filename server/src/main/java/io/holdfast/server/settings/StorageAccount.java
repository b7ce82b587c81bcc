package io.holdfast.server.settings;

import static io.holdfast.server.settings.declare.SettingTypes.file;
import static io.holdfast.server.settings.declare.SettingTypes.matching;
import static io.holdfast.server.settings.declare.SettingTypes.text;

import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingGroup;
import io.holdfast.server.settings.declare.Values;
import io.holdfast.vault.KeyBinding;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A storage account that is not where its name would lead.
 *
 * @param serviceVersion of the Blob protocol, where a service knows only older or newer ones than the usual
 * @param identity who issues tokens for this account
 * @param resourceId the ARM id at which roles for a directory are assigned
 * @param caFile the authorities to trust, PEM; those of the machine without it
 * @param binding which services may use the key
 */
public record StorageAccount(
        String endpoint,
        Optional<String> key,
        Optional<Path> keyFile,
        Optional<String> serviceVersion,
        Optional<IdentitySource> identity,
        Optional<String> resourceId,
        Optional<Path> caFile,
        KeyBinding binding) {

    private static final String LOCAL = "local";

    private static final Pattern RESOURCE_ID = Pattern.compile(
            "/subscriptions/" + IdentityClient.GUID
                    + "/resourceGroups/[^/\\s]{1,90}/providers/Microsoft\\.Storage/storageAccounts/[a-z0-9]{3,24}",
            Pattern.CASE_INSENSITIVE);

    private static final Setting<String> ENDPOINT = Setting.required(
            "endpoint",
            text().called("file:DIRECTORY or a URL"),
            "where the storage account of that name really is: `file:DIRECTORY`, or the URL of a Blob service"
                    + " (`http://127.0.0.1:10000/devstoreaccount1`). Any other name means"
                    + " `https://NAME.blob.core.windows.net`. The account `local` lies in `DATA/storage` unless you say"
                    + " otherwise");

    private static final Setting<Optional<String>> KEY = Setting.optional(
                    "key",
                    text(),
                    "for a directory: the key that requests must show. For a Blob service: the account's key, which"
                            + " [backup policies](backup-policies.md) with access `Configured` use")
            .asSecret();

    private static final Setting<Optional<Path>> KEY_FILE = Setting.optional(
            "keyFile",
            file(),
            "a file with that key. For a directory it is made (0600) if it is not there, and for `local` it is"
                    + " `DATA/storage.key`; for a Blob service it must be there");

    private static final Setting<Optional<String>> SERVICE_VERSION = Setting.optional(
                    "serviceVersion",
                    text(),
                    "the version of the Blob protocol to speak, where an emulator or a sovereign cloud knows only others")
            .usually("`2021-06-08`");

    private static final Setting<Optional<IdentitySource>> IDENTITY =
            Setting.optional("identity", IdentitySource.TYPE, "as `storage.identity`, for that account");

    private static final Setting<Optional<String>> RESOURCE_ID_OF = Setting.optional(
                    "resourceId",
                    matching(
                            RESOURCE_ID,
                            "/subscriptions/GUID/resourceGroups/GROUP/providers/Microsoft.Storage/storageAccounts/ACCOUNT"),
                    "the ARM id that stands for the account where roles of this server decide: about its key (`listKeys`),"
                            + " and for a directory where managed identities get their role")
            .usually("the first subscription");

    private static final Setting<Optional<Path>> CA_FILE = Setting.optional(
            "caFile",
            file(),
            "PEM file with the certificate authorities to trust at that account, instead of those that the machine trusts");

    static final SettingGroup GROUP = new SettingGroup(
            "storage.accounts",
            "NAME",
            Pattern.compile("[a-z0-9]{3,24}"),
            "an account name has 3 to 24 lower-case letters and digits",
            List.of(
                    ENDPOINT,
                    KEY,
                    KEY_FILE,
                    SERVICE_VERSION,
                    IDENTITY,
                    RESOURCE_ID_OF,
                    CA_FILE,
                    Binding.SERVICES,
                    Binding.CONTAINERS));

    /** Those that are configured, and {@code local}, which lies in the data directory unless it is set otherwise. */
    static Map<String, StorageAccount> all(Values values, Path data, boolean embedded) {
        var accounts = new LinkedHashMap<String, StorageAccount>();
        StorageAccount local = local(data);
        values.get(GROUP).forEach((name, members) -> {
            boolean usual = name.equals(LOCAL) && !members.isSet(ENDPOINT);
            accounts.put(
                    name,
                    of(
                            members,
                            usual ? local.endpoint : members.get(ENDPOINT),
                            usual && !members.isSet(KEY) ? local.keyFile : Optional.empty(),
                            embedded));
        });
        accounts.putIfAbsent(LOCAL, local);
        return accounts;
    }

    private static StorageAccount of(Values members, String endpoint, Optional<Path> usualKeyFile, boolean embedded) {
        return new StorageAccount(
                endpoint,
                members.get(KEY),
                members.get(KEY_FILE).or(() -> usualKeyFile),
                members.get(SERVICE_VERSION),
                IdentitySource.of(members, IDENTITY, embedded),
                members.get(RESOURCE_ID_OF),
                members.get(CA_FILE),
                new KeyBinding(members.get(Binding.SERVICES), members.get(Binding.CONTAINERS)));
    }

    private static StorageAccount local(Path data) {
        return new StorageAccount(
                "file:" + data.resolve("storage"),
                Optional.empty(),
                Optional.of(data.resolve("storage.key")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                KeyBinding.NONE);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return endpoint;
    }
}
