package io.holdfast.server.settings;

import io.holdfast.arm.Deployment.Subscription;
import io.holdfast.identity.setup.IdentitySettings;
import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.SettingDescription;
import io.holdfast.server.settings.declare.Values;
import io.holdfast.store.StoreSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Everything that can be set, with its value for this run. Read by {@link SettingsReader}; described in docs/settings.md. A section
 * declares its settings, and makes of them what the rooms want to know.
 *
 * @param ignoredVariables of the environment, that have a setting's name and were set for something else
 */
public record ServerSettings(
        String location,
        Path data,
        List<Subscription> subscriptions,
        ManagementSection management,
        GatewaySection gateway,
        StoreSection store,
        IdentitySection identity,
        StorageSection storage,
        RecoverySection recovery,
        ImportsSection imports,
        KeyVaultSection keyVault,
        AuditSection audit,
        LogSection log,
        List<String> ignoredVariables) {

    /** In the order of the documentation. */
    static final Declarations DECLARED = Declarations.all(List.of(
            DeploymentSection.DECLARED,
            ManagementSection.DECLARED,
            GatewaySection.DECLARED,
            LimitsSection.DECLARED,
            StoreSection.DECLARED,
            IdentitySection.DECLARED,
            StorageSection.DECLARED,
            RecoverySection.DECLARED,
            ImportsSection.DECLARED,
            KeyVaultSection.DECLARED,
            AuditSection.DECLARED,
            LogSection.DECLARED));

    static ServerSettings of(Values values, List<String> ignoredVariables) {
        var deployment = DeploymentSection.of(values);
        return new ServerSettings(
                deployment.location(),
                deployment.data(),
                deployment.subscriptions(),
                ManagementSection.of(values),
                GatewaySection.of(values),
                StoreSection.of(values),
                IdentitySection.of(values),
                StorageSection.of(values),
                RecoverySection.of(values),
                ImportsSection.of(values),
                KeyVaultSection.of(values),
                AuditSection.of(values),
                LogSection.of(values),
                ignoredVariables);
    }

    /** What can be set, for people. */
    public static List<SettingDescription> described() {
        return SettingDescription.of(DECLARED);
    }

    /** The configured storage accounts by their names. */
    public Map<String, StorageAccount> storageAccounts() {
        return storage.accounts();
    }

    /** What the room of identities wants to know. */
    public IdentitySettings identitySettings() {
        return identity.settings(management.audiences());
    }

    /** What the store wants to know. */
    public StoreSettings storeSettings(InstantSource clock) {
        return new StoreSettings(store.url(), data)
                .withKeyFile(store.keyFile())
                .withReplacedKept(recovery.undo())
                .withActivitiesKept(audit.kept())
                .withActivitiesMost(audit.most())
                .withClock(clock);
    }
}
