package io.holdfast.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Strands that run side by side; over when all of them are, or the first. An error and an answer end the others. */
final class Fork implements Strand.Listener {

    private final boolean any;
    private final List<Strand> strands = new ArrayList<>();
    private final CompletableFuture<Flow> result = new CompletableFuture<>();
    private int left;

    private Fork(boolean any, int strands) {
        this.any = any;
        this.left = strands;
    }

    static CompletionStage<Flow> start(Execution execution, List<Routine> branches, int level, boolean any) {
        var fork = new Fork(any, branches.size());
        branches.forEach(branch -> fork.strands.add(new Strand(execution, fork, level)));
        var _ = fork.result.whenComplete((flow, failure) -> fork.strands.forEach(Strand::cancel));
        for (int i = 0; i < branches.size() && !fork.result.isDone(); i++) {
            Strand strand = fork.strands.get(i);
            Routine branch = branches.get(i);
            execution.enter(() -> strand.start(branch));
        }
        return fork.result;
    }

    @Override
    public void ended(Flow how) {
        left--;
        if (how == Flow.RESPOND || any || left == 0) {
            result.complete(how);
        }
    }

    @Override
    public void failed(Failure failure) {
        result.completeExceptionally(new Raised(failure));
    }
}
