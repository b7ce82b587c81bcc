package io.holdfast.recovery;

import java.util.List;

/**
 * What a restore did, or would do.
 *
 * @param restored resources that come from the backup
 * @param kept resources that the service keeps
 * @param leftOut what was left out, of the backup or of the restore: resource types, or {@code secrets}
 * @param rekeyed subscriptions that got new keys
 * @param ownSecrets resources that kept the secrets which the service's own had
 * @param withoutSecrets resources whose secrets were left out and that have none now
 * @param mapped resources that the mapping changed
 * @param corrected resources that were changed or removed because what they referred to is not there
 * @param corrections the first 1,000 of these
 */
public record RestoreReport(
        long restored,
        long kept,
        List<String> leftOut,
        long rekeyed,
        long ownSecrets,
        long withoutSecrets,
        long mapped,
        long corrected,
        List<Correction> corrections) {

    /**
     * One resource that could not stay as it was.
     *
     * @param path below its service
     * @param reason for people: what is not there
     */
    public record Correction(String path, Action action, String reason) {

        /** What became of it. */
        public enum Action {
            /** A member that named what is not there was dropped. */
            CHANGED,
            REMOVED
        }
    }

    public RestoreReport {
        leftOut = List.copyOf(leftOut);
        corrections = List.copyOf(corrections);
    }

    static RestoreReport of(RestorePlan plan, GenerationFill.Filled filled) {
        return new RestoreReport(
                filled.restored(),
                filled.kept(),
                plan.left().names(),
                filled.transformations().rekeyed(),
                filled.transformations().ownSecrets(),
                filled.transformations().withoutSecrets(),
                filled.transformations().mapped(),
                filled.corrections().count(),
                filled.corrections().named());
    }
}
