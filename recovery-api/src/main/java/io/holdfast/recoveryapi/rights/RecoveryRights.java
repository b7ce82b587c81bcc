package io.holdfast.recoveryapi.rights;

import io.holdfast.arm.Refusals;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.identity.AreaAuthorizer;
import io.holdfast.model.Catalog;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.BackupOptions;
import io.holdfast.recovery.Mapping;
import io.holdfast.recovery.RestoreRights;
import io.holdfast.store.LongRunningOperation;
import java.util.Locale;

/** What backups and restores need besides the right to make them. Thread-safe. */
public final class RecoveryRights {

    private static final String BACKENDS = "backends";
    private static final String NAMED_VALUES = "namedValues";
    private static final String LIST_KEYS = "Microsoft.Storage/storageAccounts/listKeys/action";
    private static final String SECRETS = "secrets";
    private static final String RESTORE = ServiceId.TYPE + "/restore/action";
    private static final String EXTENSION = ServiceId.TYPE + "/holdfastRecovery/";

    private final AreaAuthorizer authorizer;
    private final RecoveryTrust trust;
    private final SecretActions actions = new SecretActions(Catalog.load());

    public RecoveryRights(AreaAuthorizer authorizer, RecoveryTrust trust) {
        this.authorizer = authorizer;
        this.trust = trust;
    }

    /** Of who calls. They are asked when the manifest has been read, which may be after the answer. */
    public RestoreRights of(RoutedRequest call) {
        return trust.anyRestorer() ? RestoreRights.ALL : new CallersRights(authorizer, actions, call.principal());
    }

    /**
     * What a mapping replaces the caller must be allowed to write.
     *
     * @throws io.holdfast.arm.ArmException 403 naming the action and the scope
     */
    public void demand(RoutedRequest call, Mapping mapping) {
        String service = call.service().id().toString();
        mapping.backends().keySet().forEach(id -> demandWrite(call, BACKENDS, id));
        mapping.namedValues().keySet().forEach(id -> demandWrite(call, NAMED_VALUES, id));
        if (!mapping.hostnames().isEmpty()) {
            // A URL may stand in any of them.
            actions.writing().forEach(action -> demand(call, action, service));
        }
    }

    /** @param id with the workspace and a slash before it, if it lies in one */
    private void demandWrite(RoutedRequest call, String type, String id) {
        int slash = id.indexOf('/');
        String workspace = slash < 0 ? "" : "/workspaces/" + id.substring(0, slash);
        String in = slash < 0 ? "/" : "/workspaces/";
        demand(
                call,
                ServiceId.TYPE + in + type + "/write",
                call.service().id() + workspace + "/" + type + "/" + id.substring(slash + 1));
    }

    /**
     * A backup that is not sealed shows its secrets to whoever holds the storage account.
     *
     * @throws io.holdfast.arm.ArmException 403 naming the action and the scope
     */
    public void demand(RoutedRequest call, BackupOptions options) {
        boolean bare = options.leaveOut().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(SECRETS));
        if (!trust.sealed() && !trust.anyRestorer() && !bare) {
            String service = call.service().id().toString();
            actions.listing().forEach(reading -> demand(call, reading.action(), service));
        }
    }

    /**
     * Whoever has a key used that only the settings hold must be one to whom its account would show it.
     *
     * @param account the ARM id of the account, or of what stands for it
     * @throws io.holdfast.arm.ArmException 403 naming the action and the scope
     */
    public void demandKey(RoutedRequest call, String account) {
        demand(call, LIST_KEYS, account);
    }

    /**
     * An action on the service, where its route lets in whoever may read.
     *
     * @throws io.holdfast.arm.ArmException 403 naming the action and the scope
     */
    public void demand(RoutedRequest call, String action) {
        demand(call, action, call.service().id().toString());
    }

    /**
     * What ends or turns the protection of a service, such as {@code backupPolicies/write}, needs more than the right to make backups:
     * an action of its own, or the right to restore.
     *
     * @throws io.holdfast.arm.ArmException 403 naming the action and the scope
     */
    public void demandChange(RoutedRequest call, String what) {
        if (!mayRestore(call, call.service().id())) {
            demand(call, EXTENSION + what, call.service().id().toString());
        }
    }

    /** Whether the caller may see what a run found out: of a restore or preview that names what is in the service. */
    public boolean maySee(RoutedRequest call, LongRunningOperation run) {
        return switch (run.kind()) {
            case BACKUP, VERIFY, PROVE -> true;
            case RESTORE, PREVIEW -> mayRestore(call, run.service());
        };
    }

    /** @throws io.holdfast.arm.ArmException 403 naming the action and the scope */
    public void demandSight(RoutedRequest call, LongRunningOperation run) {
        if (!maySee(call, run)) {
            throw Refusals.forbidden(call.principal(), RESTORE, run.service().toString());
        }
    }

    private boolean mayRestore(RoutedRequest call, ServiceId service) {
        return authorizer.allows(call.principal(), RESTORE, service.toString());
    }

    private void demand(RoutedRequest call, String action, String scope) {
        if (!authorizer.allows(call.principal(), action, scope)) {
            throw Refusals.forbidden(call.principal(), action, scope);
        }
    }
}
