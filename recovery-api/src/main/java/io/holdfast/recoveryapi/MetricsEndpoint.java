package io.holdfast.recoveryapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.identity.Authorizer;
import io.holdfast.identity.Principal;
import io.holdfast.limits.Meter;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.schedule.BackupPolicies;
import io.holdfast.recovery.schedule.PolicyView;
import io.holdfast.recovery.schedule.RecoveryStatus;
import io.holdfast.recovery.schedule.RecoveryStatus.LastProof;
import io.holdfast.recovery.schedule.RecoveryStatus.LastRestore;
import io.holdfast.recovery.schedule.RecoveryStatus.Restorable;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** How recoverable the services are that the caller may back up, for Prometheus. */
final class MetricsEndpoint {

    private final Store store;
    private final Recovery recovery;
    private final BackupPolicies policies;
    private final Authorizer authorizer;
    private final Clock clock;
    private final Supplier<List<Meter>> meters;

    MetricsEndpoint(
            Store store,
            Recovery recovery,
            BackupPolicies policies,
            Authorizer authorizer,
            Clock clock,
            Supplier<List<Meter>> meters) {
        this.store = store;
        this.recovery = recovery;
        this.policies = policies;
        this.authorizer = authorizer;
        this.clock = clock;
        this.meters = meters;
    }

    ArmResponse get(RoutedRequest call) {
        var text = new PrometheusText();
        String version = MetricsEndpoint.class.getPackage().getImplementationVersion();
        text.gauge(
                "holdfast_build_info",
                "The version of this server.",
                Optional.of(1.0),
                labels("version", Optional.ofNullable(version).orElse("development")));
        keys(text);
        text.gauge(
                "holdfast_feed_age_seconds",
                "How long ago this node last looked for what other nodes changed; above 5 its gateway may be stale.",
                Optional.of(store.feedAge().toMillis() / 1e3),
                labels());
        Set<String> watched = new HashSet<>();
        for (Service service : store.services()) {
            if (mayBackUp(call.principal(), service)) {
                watched.add(service.id().name());
                add(text, service);
            }
        }
        if (!watched.isEmpty()) {
            meters.get().stream()
                    .filter(meter -> meter.service() == null || watched.contains(meter.service()))
                    .forEach(meter ->
                            text.gauge(meter.name(), meter.help(), Optional.of(meter.value()), meter.labels()));
        }
        return new ArmResponse(
                200,
                Map.of("Content-Type", "text/plain; version=0.0.4; charset=utf-8"),
                text.toString().getBytes(UTF_8));
    }

    private void keys(PrometheusText text) {
        List<String> keys = recovery.keys();
        for (String key : keys) {
            text.gauge(
                    "holdfast_recovery_key_info",
                    "The recovery keys of this server: the one that is first in its key file seals new backups.",
                    Optional.of(1.0),
                    labels("fingerprint", key, "first", String.valueOf(key.equals(keys.getFirst()))));
        }
    }

    private boolean mayBackUp(Principal caller, Service service) {
        return authorizer.allows(caller, RecoveryExtension.BACKUP, service.id().toString());
    }

    private void add(PrometheusText text, Service service) {
        RecoveryStatus status = policies.status(service);
        Map<String, String> labels = labels("service", service.id().name());
        text.gauge(
                "holdfast_service_damaged",
                "1 if the configuration cannot be read and has to be restored.",
                Optional.of(status.damaged().isPresent() ? 1.0 : 0.0),
                labels);
        text.gauge(
                "holdfast_restorable",
                "1 if a backup is known that can be restored today.",
                Optional.of(status.newestRestorable().isPresent() ? 1.0 : 0.0),
                labels);
        text.gauge(
                "holdfast_backup_age_seconds",
                "Age of the newest backup that can be restored.",
                age(status.newestRestorable().map(Restorable::created)),
                labels);
        text.gauge(
                "holdfast_recovery_point_seconds",
                "What a loss would cost now: 0 without changes since the newest backup, otherwise its age.",
                status.rpoSeconds().map(Long::doubleValue),
                labels);
        text.gauge(
                "holdfast_changes_since_backup",
                "Changes that are in no backup.",
                status.changesSince().map(Long::doubleValue),
                labels);
        text.gauge(
                "holdfast_last_proof_age_seconds",
                "How long ago a backup was last restored on trial.",
                age(status.lastProof().map(LastProof::ended)),
                labels);
        text.gauge(
                "holdfast_last_restore_seconds",
                "How long the last restore took.",
                status.lastRestore().map(LastRestore::seconds),
                labels);
        for (PolicyView policy : status.policies()) {
            text.gauge(
                    "holdfast_backup_policy_failures",
                    "How often a backup policy has failed in a row.",
                    Optional.of((double) policy.status().consecutiveFailures()),
                    labels("service", service.id().name(), "policy", policy.name()));
        }
    }

    private Optional<Double> age(Optional<Instant> time) {
        return time.map(when -> Duration.between(when, clock.instant()).toMillis() / 1e3);
    }

    private static Map<String, String> labels(String... namesAndValues) {
        var labels = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            labels.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return labels;
    }
}
