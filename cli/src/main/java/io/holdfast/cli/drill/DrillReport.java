package io.holdfast.cli.drill;

import java.util.Map;

/**
 * What a rehearsal measured. All durations in seconds.
 *
 * @param rpoSeconds the age, when the region was lost, of the newest change that was recovered
 * @param rtoSeconds from the decision to recover until a caller was answered again
 * @param restoreSeconds of these, the restore itself, as its caller saw it
 * @param firstAnswerSeconds of these, from the end of the restore to the first answer
 * @param resources how many of each type were recovered
 * @param identical whether the recovered configuration equals the lost one as it was when the backup was taken
 */
public record DrillReport(
        String verdict,
        double rpoSeconds,
        double rtoSeconds,
        double restoreSeconds,
        double firstAnswerSeconds,
        double backupSeconds,
        Requests requests,
        Map<String, Integer> resources,
        boolean identical) {

    /** What the callers met. */
    public record Requests(long sent, long failed, long failedAfterRedirect) {}

    public boolean recovered() {
        return verdict.equals("recovered");
    }
}
