package io.holdfast.store;

import io.holdfast.model.ServiceId;
import io.holdfast.store.WriteGroup.Outcome;
import io.holdfast.store.WriteGroup.Part;

/**
 * Commits what several writers of a service want at the same time together, since waiting for the disk takes longer than the
 * rest. A writer who sees others wait leaves its transaction open to the next one instead of committing it, and the last
 * one commits. What one of them throws concerns the others in nothing; if their common commit fails, each is made anew,
 * alone.
 */
final class GroupedWrites {

    private final ServiceLocks locks;
    private final Generations generations;
    private final WriteGroup.Told told;

    /** @param told is called while the service is held */
    GroupedWrites(ServiceLocks locks, Generations generations, WriteGroup.Told told) {
        this.locks = locks;
        this.generations = generations;
        this.told = told;
    }

    /** As {@link Configuration#write}. */
    <T, X extends Exception> T write(ServiceId id, Configuration.Work<T, X> work) throws X {
        Part<T> shared = shared(id, work);
        Outcome outcome = shared.group().outcome();
        boolean again = outcome instanceof Outcome.Undone undone
                && (shared.group().parts() > 1
                        || mayRepeat(shared.thrown() == null ? undone.cause() : shared.thrown()));
        if (!again) {
            return result(shared, outcome);
        }
        Part<T> alone = alone(id, work);
        return result(alone, alone.group().outcome());
    }

    private static boolean mayRepeat(Throwable failure) {
        return failure instanceof DatabaseException of && of.mayRepeat();
    }

    private <T, X extends Exception> Part<T> shared(ServiceId id, Configuration.Work<T, X> work) {
        try (ServiceLocks.Held held = locks.join(id)) {
            WriteGroup left = held.open();
            WriteGroup group = left == null ? begin(id) : left;
            boolean open = false;
            try {
                Part<T> part = group.run(work);
                open = group.hasRoom() && held.leaveOpen(group);
                return part;
            } finally {
                if (!open) {
                    held.takeOut();
                    group.end();
                }
            }
        }
    }

    private <T, X extends Exception> Part<T> alone(ServiceId id, Configuration.Work<T, X> work) {
        try (var _ = locks.hold(id)) {
            WriteGroup group = begin(id);
            try {
                return group.run(work);
            } finally {
                group.end();
            }
        }
    }

    private WriteGroup begin(ServiceId id) {
        return new WriteGroup(id, generations.begin(id), told);
    }

    /** What the work returned or threw, if that is what counts. */
    @SuppressWarnings({"unchecked", "NullAway"}) // a work may return null, and throws what it declares
    private static <T, X extends Exception> T result(Part<T> part, Outcome outcome) throws X {
        Throwable thrown = part.thrown();
        if (thrown == null) {
            thrown = switch (outcome) {
                case Outcome.Committed() -> null;
                case Outcome.Undone(Throwable cause) -> cause;
                case Outcome.Unknown(Throwable cause) -> cause;
            };
        }
        return switch (thrown) {
            case null -> part.result();
            case Error error -> throw error;
            case RuntimeException failure -> throw failure;
            default -> throw (X) thrown;
        };
    }
}
