package io.holdfast.recovery;

import io.holdfast.store.LongRunningOperation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What became of a run that has ended, on whichever node and at whichever start. It is kept for seven days. */
public sealed interface RunOutcome {

    /** A run that did what was asked for. */
    sealed interface Succeeded extends RunOutcome {

        /**
         * The backup that was made or read. Of a restore and a preview, {@code leftOut} is what was left out of the backup or of
         * this restore.
         */
        ManifestFacts backup();

        /** How long it took, to the millisecond. */
        double seconds();
    }

    /** The backup is in its container. */
    record BackedUp(ManifestFacts backup, double seconds) implements Succeeded {}

    /**
     * The service is what the backup holds.
     *
     * @param seconds until the gateway of this node served it
     * @param switchSeconds until it was live in the database; empty if the process ended before it could tell
     * @param replacedDamaged why the configuration that it replaced could not be read; empty when it could
     */
    record Restored(
            ManifestFacts backup,
            RestoreReport report,
            double seconds,
            Optional<Double> switchSeconds,
            Optional<String> replacedDamaged)
            implements Succeeded {

        /** Now the gateway serves it, too. */
        Restored served(double total) {
            return new Restored(backup, report, total, Optional.of(seconds), replacedDamaged);
        }
    }

    /**
     * What a restore would do, or why it would be refused.
     *
     * @param checks the rules of restores, each with what it says of this one
     * @param plan empty if a rule does not even let the archive be read
     */
    record Previewed(ManifestFacts backup, double seconds, List<RuleCheck> checks, Optional<RestorePreview> plan)
            implements Succeeded {

        public Previewed {
            checks = List.copyOf(checks);
        }

        /** Whether every rule lets the restore be made. */
        public boolean allowed() {
            return checks.stream().allMatch(RuleCheck::passed);
        }
    }

    /** Every byte was read, and lengths, counts, digests and records are right. */
    record Verified(ManifestFacts backup, double seconds) implements Succeeded {}

    /**
     * A restore on trial was what its source had been.
     *
     * @param besideBackup whether the proof lies beside the backup, where other deployments see it
     */
    record Proven(ManifestFacts backup, double seconds, boolean besideBackup) implements Succeeded {}

    /**
     * It changed nothing: a rule does not let it be made. Other tries end the same until the backup, the service or the request is another.
     *
     * @param code as of {@link Failed}
     * @param message likewise
     * @param rule a word for programs, as {@link RuleCheck#name} has it; also {@code mapping}
     */
    record Refused(String code, String message, String rule) implements RunOutcome {

        private static final String RULE = "refusedBy";

        /** What is kept of it beside code and message; null where there is no rule. */
        static @Nullable String stored(@Nullable String rule) {
            return rule == null
                    ? null
                    : JsonMapper.shared().createObjectNode().put(RULE, rule).toString();
        }

        private static Optional<String> rule(@Nullable String stored) {
            return Optional.ofNullable(stored)
                    .map(json -> JsonMapper.shared().readTree(json).path(RULE))
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString);
        }
    }

    /**
     * It changed nothing: the storage, the archive, the database or this program failed. So ends as well what a rule refused while an
     * earlier version ran, which did not keep the rule.
     *
     * @param code {@code BackupFailed}, {@code RestoreFailed}, {@code PreviewFailed}, {@code VerifyFailed} or {@code ProveFailed}
     * @param message the cause and, where there is one, the next step, for people
     */
    record Failed(String code, String message) implements RunOutcome {}

    /**
     * Somebody cancelled it; it has left nothing.
     *
     * @param by the name of who did
     */
    record Cancelled(String code, String message, String by) implements RunOutcome {}

    /** Of an operation as the store has it; empty while it runs. */
    static Optional<RunOutcome> of(LongRunningOperation operation) {
        return switch (operation.state()) {
            case RUNNING -> Optional.empty();
            case SUCCEEDED -> Optional.of(OutcomeReader.read(operation.kind(), String.valueOf(operation.result())));
            case FAILED -> Optional.of(failed(operation));
            case CANCELLED ->
                Optional.of(new Cancelled(
                        String.valueOf(operation.errorCode()),
                        String.valueOf(operation.errorMessage()),
                        Optional.ofNullable(operation.course().cancelledBy()).orElse("somebody")));
        };
    }

    private static RunOutcome failed(LongRunningOperation operation) {
        String code = String.valueOf(operation.errorCode());
        String message = String.valueOf(operation.errorMessage());
        return Refused.rule(operation.result())
                .<RunOutcome>map(rule -> new Refused(code, message, rule))
                .orElseGet(() -> new Failed(code, message));
    }
}
