package io.holdfast.recovery;

import io.holdfast.archive.Manifest;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.model.ServiceId;
import io.holdfast.model.Space;
import io.holdfast.recovery.RestoreRights.Intake;
import io.holdfast.store.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a restore is going to do, decided from the manifest alone, before anything is touched. A preview is decided by the
 * same plan.
 *
 * @param taken the types that come from the archive
 * @param kept the types of which the service keeps its own: no backup holds them, or they were left out
 * @param left what was left out, of the backup or of this restore
 * @param checks the rules, and whether they allow the restore
 */
record RestorePlan(
        Manifest manifest,
        Set<String> taken,
        List<String> kept,
        DataClasses left,
        RestoreOptions options,
        List<RuleCheck> checks) {

    private static final String FORMAT = "format";
    private static final String RIGHTS = "rights";
    private static final String SOURCE = "source";

    /** Rules without which nothing of the archive but its manifest is of anybody's concern. */
    private static final Set<String> UNREAD = Set.of(FORMAT, RIGHTS, SOURCE);

    private static final Set<String> NOT_USED = Set.of("users", "certificates");

    static RestorePlan of(
            Manifest manifest,
            ServiceFacts target,
            Catalog catalog,
            Instant now,
            RecoverySettings settings,
            RestoreOptions options) {
        DataClasses chosen = DataClasses.of(catalog, options.leaveOut());
        DataClasses left = chosen.and(DataClasses.recorded(manifest.leftOut()));
        var taken = new TreeSet<String>();
        manifest.entries().forEach(entry -> taken.add(entry.type()));
        // Those that the manifest says were left out as well: an archive that holds them all the same lies.
        taken.removeAll(left.types());
        List<String> kept = catalog.types().stream()
                .filter(type ->
                        left.types().contains(type.name()) || (!type.backedUp() && !taken.contains(type.name())))
                .map(ResourceType::name)
                .toList();
        var checks = new ArrayList<RuleCheck>();
        checks.add(sku(manifest, target));
        checks.add(expiry(manifest, now));
        checks.add(sealing(manifest, settings));
        checks.add(types(manifest, catalog));
        checks.add(TableMemory.check(manifest, settings.heap()));
        return new RestorePlan(manifest, taken, kept, left, options, List.copyOf(checks));
    }

    /** A restore of everything into a generation that nobody will use, to see whether it can be done. */
    static RestorePlan proof(Manifest manifest, Catalog catalog) {
        var taken = new TreeSet<String>();
        manifest.entries().forEach(entry -> taken.add(entry.type()));
        return new RestorePlan(
                manifest, taken, List.of(), DataClasses.NONE, RestoreOptions.NONE, List.of(types(manifest, catalog)));
    }

    /** @throws RefusedException with the reason of the first rule that forbids the restore */
    RestorePlan demandAllowed() throws RefusedException {
        for (RuleCheck check : checks) {
            if (!check.passed()) {
                throw new RefusedException(check.name(), check.detail());
            }
        }
        return this;
    }

    /** With the rules that it must be the backup that is meant, and that the caller may bring it into the service. */
    RestorePlan checked(Service service, AcceptedSources accepted, Catalog catalog, RestoreRights rights) {
        BackupOrigin origin = BackupOrigin.of(manifest);
        ServiceId target = service.id();
        boolean keeps = left.secrets() || left.types().stream().anyMatch(type -> usedByPolicies(catalog, type));
        var with = new ArrayList<>(checks);
        with.add(options.from()
                .filter(wanted -> !wanted.matches(origin))
                .map(wanted -> "the backup is of " + origin + ", not of " + wanted + ", which holdfast.from names")
                .or(() -> accepted.refusal(service, origin))
                .map(why -> new RuleCheck(SOURCE, false, why))
                .orElseGet(() -> new RuleCheck(SOURCE, true, "of " + origin)));
        with.add(rights.refusal(new Intake(target, origin, taken, !left.secrets(), keeps))
                .map(why -> new RuleCheck(RIGHTS, false, why))
                .orElseGet(() -> new RuleCheck(RIGHTS, true, "of who asks suffice")));
        return new RestorePlan(manifest, taken, kept, left, options, List.copyOf(with));
    }

    /** Passwords of users are hashes, and what a certificate's key is stays between it and the backend. */
    private static boolean usedByPolicies(Catalog catalog, String type) {
        return !NOT_USED.contains(Space.plain(type))
                && catalog.type(type)
                        .map(known -> !known.secrets().members().isEmpty())
                        .orElse(false);
    }

    /** Whether the archive may be looked into, to see what a restore would do: a rule on top of that may still forbid it. */
    boolean readable() {
        return checks.stream().noneMatch(check -> !check.passed() && UNREAD.contains(check.name()));
    }

    boolean allowed() {
        return checks.stream().allMatch(RuleCheck::passed);
    }

    /** Whether what is written is exactly what the archive holds. */
    boolean verbatim() {
        return left.isEmpty()
                && !options.rekeySubscriptions()
                && options.mapping().isEmpty();
    }

    private static RuleCheck sku(Manifest manifest, ServiceFacts target) {
        String sku = manifest.source().sku();
        return sku.equalsIgnoreCase(target.sku())
                ? new RuleCheck("sku", true, sku)
                : new RuleCheck("sku", false, "current SKU is '" + target.sku() + "', backup SKU is '" + sku + "'");
    }

    private static RuleCheck expiry(Manifest manifest, Instant now) {
        return now.isAfter(manifest.expires())
                ? new RuleCheck("expiry", false, "backup expired")
                : new RuleCheck("expiry", true, "valid until " + manifest.expires());
    }

    private static RuleCheck sealing(Manifest manifest, RecoverySettings settings) {
        if (manifest.sealingKey().isPresent()) {
            return new RuleCheck(
                    "key",
                    true,
                    "sealed with recovery key " + manifest.sealingKey().get());
        }
        // Else whoever can write to the container could put a configuration of his own in place of a sealed one.
        return settings.encrypted()
                ? new RuleCheck(
                        "key",
                        false,
                        "the backup is not sealed with a recovery key, so nobody can tell who wrote it;"
                                + " set recovery.encryption to off to restore it all the same")
                : new RuleCheck("key", true, "not sealed");
    }

    private static RuleCheck types(Manifest manifest, Catalog catalog) {
        for (Manifest.Entry entry : manifest.entries()) {
            if (!catalog.type(entry.type()).map(ResourceType::archivable).orElse(false)) {
                return new RuleCheck(
                        FORMAT,
                        false,
                        "the backup holds resources of type '" + entry.type()
                                + "', which this version does not restore; use Holdfast " + manifest.productVersion()
                                + " or newer");
            }
        }
        return new RuleCheck(FORMAT, true, "format version " + manifest.formatVersion());
    }
}
