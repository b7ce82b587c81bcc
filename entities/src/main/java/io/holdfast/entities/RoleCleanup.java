package io.holdfast.entities;

import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Roles at what is deleted below a service: they must not hold for what gets its name later. */
final class RoleCleanup {

    private final Paths paths;
    private final RoleResources roles;
    private final Clock clock;

    RoleCleanup(Paths paths, RoleResources roles, Clock clock) {
        this.paths = paths;
        this.roles = roles;
        this.clock = clock;
    }

    /** @param until before the first of them was gone; roles that are given later are meant for what comes after them */
    private record Gone(Set<ResourceKey> keys, Instant until) {}

    /** Deletes in one transaction, and forgets the roles at everything that went, also at what the request did not name. */
    ArmResponse delete(EntityRequest call, Function<Transaction, ArmResponse> deletion) {
        var gone = new AtomicReference<@Nullable Gone>();
        ArmResponse answer = call.write(transaction -> {
            Instant until = clock.instant();
            ArmResponse deleted = deletion.apply(transaction);
            gone.set(new Gone(transaction.deleted(), until));
            return deleted;
        });
        Gone all = gone.get();
        if (all != null && answer.status() == 200) {
            roles.forget(within(call, all.keys()), all.until());
        }
        return answer;
    }

    /** The path of the request counts, too: some items have a second one. */
    private Predicate<String> within(EntityRequest call, Set<ResourceKey> keys) {
        String service = call.request().service().key() + "/";
        Set<String> gone = new HashSet<>();
        keys.forEach(key -> gone.add(key.toString().toLowerCase(Locale.ROOT)));
        gone.add(String.join("/", call.request().path()).toLowerCase(Locale.ROOT));
        return scope -> {
            if (!scope.startsWith(service)) {
                return false;
            }
            String path = scope.substring(service.length());
            return isWithin(path, gone) || isWithin(stored(path, call), gone);
        };
    }

    private static boolean isWithin(String path, Set<String> gone) {
        for (String at = path; !gone.contains(at); at = at.substring(0, at.lastIndexOf('/'))) {
            if (at.indexOf('/') < 0) {
                return false;
            }
        }
        return true;
    }

    /** The current revision of an API has two names, also in the paths of what lies below it. */
    private String stored(String path, EntityRequest call) {
        try {
            return paths.resolve(List.of(path.split("/", -1)), call.configuration())
                    .path()
                    .toLowerCase(Locale.ROOT);
        } catch (ArmException e) {
            return path; // nothing can have been there
        }
    }
}
