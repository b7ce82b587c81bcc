package io.holdfast.recovery.schedule;

import io.holdfast.model.Names;
import io.holdfast.recovery.Recovery;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How recoverable a service is, from what the deployment knows by itself; storage is not asked. */
record RecoveryStatus(Store store, Recovery recovery, BackupPolicies policies, Clock clock) {

    ObjectNode of(Service service) {
        Instant now = clock.instant();
        // Of this very service: not what another of its name left, nor foreign backups that were only checked here.
        List<ObjectNode> backups = recovery.knownBackups(service.id()).stream()
                .filter(backup -> Names.same(
                        backup.path("service").asString(""), service.id().toString()))
                .filter(backup -> time(backup, "created").toEpochMilli() >= service.created())
                .toList();
        ObjectNode status = JsonMapper.shared().createObjectNode();
        Optional<String> damage = store.damage(service);
        status.put("sequence", service.sequence()).put("damaged", damage.orElse(null));
        List<ObjectNode> openable =
                backups.stream().filter(backup -> recovery.opens(key(backup))).toList();
        newest(status, service, openable, now);
        if (damage.isPresent()) {
            lost(status, now);
        }
        status.set("lastRestore", lastRestore(service).orElse(null));
        status.set("lastProof", lastProof(openable).orElse(null));
        List<ObjectNode> shown = policies.list(service);
        missingKeys(status, backups, now);
        var all = status.putArray("policies");
        var failing = status.putArray("failingPolicies");
        for (ObjectNode policy : shown) {
            JsonNode properties = policy.path("properties");
            ObjectNode each = all.addObject().put("name", policy.path("name").asString());
            each.put("enabled", properties.path("enabled").asBoolean());
            each.setAll((ObjectNode) properties.path(PolicyJson.STATE));
            if (properties.path(PolicyJson.STATE).path("consecutiveFailures").asInt() > 0) {
                failing.add(policy.path("name").asString());
            }
        }
        return status;
    }

    /** Of a damaged configuration nobody knows what is in no backup: it costs what happened since the newest. */
    private static void lost(ObjectNode status, Instant now) {
        status.putNull("changesSince");
        JsonNode newest = status.path("newestRestorable");
        if (newest.isObject()) {
            Instant created = Instant.parse(newest.path("created").asString());
            status.put("rpoSeconds", Math.max(0, Duration.between(created, now).toSeconds()));
        }
    }

    /** The keys of backups that have not expired and cannot be restored because these are not here. */
    private void missingKeys(ObjectNode status, List<ObjectNode> backups, Instant now) {
        var missing = status.putArray("missingKeys");
        backups.stream()
                .filter(backup -> time(backup, "expires").isAfter(now))
                .flatMap(backup -> key(backup).stream())
                .filter(key -> !recovery.opens(Optional.of(key)))
                .distinct()
                .forEach(missing::add);
    }

    private static Optional<String> key(ObjectNode backup) {
        return Optional.of(backup.path("recoveryKey").asString("")).filter(key -> !key.isEmpty());
    }

    private static void newest(ObjectNode status, Service service, List<ObjectNode> backups, Instant now) {
        Optional<ObjectNode> found = backups.stream()
                .filter(backup -> time(backup, "expires").isAfter(now))
                .max(Comparator.comparing(backup -> time(backup, "created")));
        if (found.isEmpty()) {
            status.putNull("newestRestorable").putNull("changesSince").putNull("rpoSeconds");
            return;
        }
        ObjectNode backup = found.get();
        status.putObject("newestRestorable")
                .put("created", backup.path("created").asString())
                .put("expires", backup.path("expires").asString())
                .put("name", backup.path("backupName").asString())
                .put("account", backup.path("storageAccount").asString())
                .put("container", backup.path("containerName").asString())
                .put("sequence", backup.path("sequence").asLong())
                .put("proven", backup.has("proven"))
                .set("leftOut", backup.path("leftOut"));
        long changes = Math.max(0, service.sequence() - backup.path("sequence").asLong());
        status.put("changesSince", changes)
                .put(
                        "rpoSeconds",
                        changes == 0
                                ? 0
                                : Math.max(
                                        0,
                                        Duration.between(time(backup, "created"), now)
                                                .toSeconds()));
    }

    private Optional<ObjectNode> lastRestore(Service service) {
        return store.operations().of(service.id()).stream()
                .filter(operation -> operation.kind() == Kind.RESTORE && operation.state() == State.SUCCEEDED)
                .max(Comparator.comparingLong(LongRunningOperation::updated))
                .map(operation -> {
                    JsonNode result = JsonMapper.shared().readTree(String.valueOf(operation.result()));
                    return JsonMapper.shared()
                            .createObjectNode()
                            .put(
                                    "ended",
                                    Instant.ofEpochMilli(operation.updated()).toString())
                            .put("seconds", result.path("seconds").asDouble())
                            .put("restored", result.path("restored").asLong())
                            .put("from", result.path("service").asString(""))
                            .put("backupCreated", result.path("created").asString(""));
                });
    }

    private static Optional<ObjectNode> lastProof(List<ObjectNode> backups) {
        return backups.stream()
                .filter(backup -> backup.has("proven"))
                .max(Comparator.comparing(backup -> time(backup, "proven")))
                .map(backup -> JsonMapper.shared()
                        .createObjectNode()
                        .put("ended", backup.path("proven").asString())
                        .put("seconds", backup.path("provenSeconds").asDouble())
                        .put("name", backup.path("backupName").asString()));
    }

    private static Instant time(ObjectNode backup, String member) {
        return Instant.parse(backup.path(member).asString());
    }
}
