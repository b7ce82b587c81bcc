package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes another generation the live one: that of a restore, or the one that a restore replaced. */
final class GenerationSwitch {

    private final StoreParts parts;
    private final Database database;

    GenerationSwitch(StoreParts parts) {
        this.parts = parts;
        this.database = parts.database();
    }

    /** Makes what a restore has loaded the live generation. */
    RestoreWriter.Switch activation(LongRunningOperation operation) {
        return new Activation(operation);
    }

    private final class Activation implements RestoreWriter.Switch {

        private final LongRunningOperation operation;

        Activation(LongRunningOperation operation) {
            this.operation = operation;
        }

        @Override
        public void check() {
            if (operation.kind() != LongRunningOperation.Kind.RESTORE) {
                throw new IllegalStateException("A generation of a " + operation.kind() + " never becomes live");
            }
        }

        @Override
        public void to(String generation, String result, @Nullable String said) {
            ServiceId id = operation.service();
            try (var _ = parts.locks().hold(id)) {
                List<String> unneeded = database.write(sql -> {
                    Service before = locked(sql, id);
                    parts.operations().succeed(sql, operation, result, said);
                    return replace(sql, before, generation);
                });
                announce(id);
                retire(unneeded);
            }
        }
    }

    Optional<Replaced> replaced(ServiceId id) {
        return database.read(sql -> parts.replaced().of(sql, id));
    }

    /** Makes the replaced generation of a service the live one again, if it is the expected one. */
    Service back(ServiceId id, Replaced expected) {
        try (var _ = parts.locks().hold(id)) {
            List<String> unneeded = database.write(sql -> {
                Service before = locked(sql, id);
                if (before.activeOperation() != null) {
                    throw new ServiceLockedException(id);
                }
                Replaced back = parts.replaced()
                        .of(sql, id)
                        .filter(kept -> kept.generation().equals(expected.generation()))
                        .filter(kept -> parts.replaced().forget(sql, kept.generation()))
                        .orElseThrow(() -> new NothingReplacedException(id));
                parts.generations().resume(id, back.generation(), before.sequence() + 1);
                return replace(sql, before, back.generation());
            });
            Service now = announce(id);
            retire(unneeded);
            return now;
        }
    }

    /** Removes replaced generations whose time is over. */
    void removeExpired() {
        retire(database.write(sql -> parts.replaced().expire(sql)));
    }

    private Service locked(Sql sql, ServiceId id) {
        return parts.generations().withSequence(parts.services().lock(sql, id));
    }

    /** Points to another generation and keeps the old one; returns those that nobody needs any more. */
    private List<String> replace(Sql sql, Service before, String generation) {
        // Nobody wants to go back to what cannot be read.
        List<String> unneeded = parts.generations().damage(before).isEmpty()
                ? parts.replaced().keep(sql, before)
                : Stream.concat(parts.replaced().forget(sql, before.id()).stream(), Stream.of(before.generation()))
                        .toList();
        parts.services()
                .pointTo(
                        sql,
                        before.id(),
                        generation,
                        before.sequence() + 1,
                        parts.clock().millis());
        database.signal(sql);
        return unneeded;
    }

    private Service announce(ServiceId id) {
        Service now = database.read(sql -> parts.services().find(sql, id))
                .map(parts.generations()::withSequence)
                .orElseThrow(() -> new ServiceNotFoundException(id));
        parts.announcer().replaced(now);
        return now;
    }

    private void retire(List<String> unneeded) {
        unneeded.forEach(parts.generations()::retire);
    }
}
