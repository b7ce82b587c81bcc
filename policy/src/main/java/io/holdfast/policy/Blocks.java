package io.holdfast.policy;

import java.time.Duration;
import java.util.List;

/** Instructions at the edges of blocks. */
final class Blocks {

    /** The block is over. */
    static final Control LEAVE = strand -> {
        strand.course().close();
        return Flow.NEXT;
    };

    /** From here to the verdict an error is the judge's own, and none of the block. */
    static final Control JUDGING = strand -> {
        strand.course().block().watching = false;
        return Flow.NEXT;
    };

    private Blocks() {}

    static Control judge(Label again) {
        return strand -> {
            Frame block = strand.course().block();
            Failure failure = block.failure;
            Repetition repetition = (Repetition) block.hold;
            Duration wait = repetition == null
                    ? null
                    : repetition.again(strand.exchange(), failure == null ? null : failure.error());
            if (wait == null) {
                strand.course().close();
                if (failure != null) {
                    throw new Raised(failure);
                }
                return Flow.NEXT;
            }
            block.failure = null;
            block.watching = true;
            strand.course().jump(again.at());
            Host host = strand.execution().host();
            return wait.isZero()
                    ? Flow.NEXT
                    : strand.exchange().await(() -> host.after(wait), (exchange, nothing) -> Flow.NEXT);
        };
    }

    static Control fork(Value<Boolean> any, List<Routine> branches) {
        return strand -> {
            boolean first = any.get(strand.exchange());
            int level = strand.course().level();
            return branches.isEmpty()
                    ? Flow.NEXT
                    : strand.exchange()
                            .await(
                                    () -> Fork.start(strand.execution(), branches, level, first),
                                    (exchange, flow) -> flow);
        };
    }
}
