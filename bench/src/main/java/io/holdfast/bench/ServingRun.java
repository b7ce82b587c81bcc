package io.holdfast.bench;

import java.util.List;
import java.util.function.Predicate;

/**
 * A restore while the gateway is called. Before it, the API answers what was written after the backup; what the restore brings
 * back is the answer of the backup.
 *
 * @param calls those that count
 * @param begun when the restore was asked for, as {@link System#nanoTime} has it
 * @param ended when a poll said that it is done
 */
record ServingRun(List<GatewayCall> calls, long begun, long ended) {

    /** What the API answers when the backup is taken. */
    static final String RESTORED = "as in the backup";

    /** What it answers when the restore begins. */
    static final String EDITED = "edited after the backup";

    /** Leaves out the calls that were due before {@code counted}. */
    static ServingRun since(long counted, List<GatewayCall> calls, long begun, long ended) {
        return new ServingRun(
                calls.stream().filter(call -> call.due() >= counted).toList(), begun, ended);
    }

    /**
     * Some of the calls.
     *
     * @param slowestAfter when its slowest was due, in seconds after the request for the restore
     */
    record Phase(String name, Rate rate, int failed, double slowestAfter) {}

    List<Phase> phases() {
        return List.of(
                phase("before", call -> call.due() < begun),
                phase("during", call -> call.due() >= begun && call.due() < ended),
                phase("after", call -> call.due() >= ended));
    }

    private Phase phase(String name, Predicate<GatewayCall> part) {
        List<GatewayCall> all = calls.stream().filter(part).toList();
        long first = all.stream().mapToLong(GatewayCall::due).min().orElse(0);
        long last = all.stream().mapToLong(GatewayCall::due).max().orElse(0);
        long[] nanos = all.stream().mapToLong(GatewayCall::nanos).toArray();
        int failed = (int) all.stream().filter(this::failed).count();
        double slowest = all.stream()
                .max((a, b) -> Long.compare(a.nanos(), b.nanos()))
                .map(call -> (call.due() - begun) / 1e9)
                .orElse(0.0);
        return new Phase(name, Rate.of((last - first) / 1e9, nanos), failed, slowest);
    }

    /** When the poll says that the restore is done, the gateway must serve what was restored. */
    private boolean failed(GatewayCall call) {
        return call.due() >= ended
                ? !call.answer().equals(RESTORED)
                : !call.answer().equals(EDITED)
                        && !(call.due() >= begun && call.answer().equals(RESTORED));
    }

    int failed() {
        return phases().stream().mapToInt(Phase::failed).sum();
    }

    /** What went wrong, each once. */
    List<String> problems() {
        return calls.stream()
                .filter(this::failed)
                .map(GatewayCall::answer)
                .distinct()
                .toList();
    }

    double seconds() {
        return (ended - begun) / 1e9;
    }

    /** Seconds from the request until the first answer that the restore has brought back. */
    double firstRestored() {
        return calls.stream()
                        .filter(call -> call.answer().equals(RESTORED))
                        .mapToLong(call -> call.due() + call.nanos() - begun)
                        .min()
                        .orElse(0)
                / 1e9;
    }
}
