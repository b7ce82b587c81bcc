package io.holdfast.arm;

import io.holdfast.identity.Principal;
import io.holdfast.limits.Claim;
import io.holdfast.limits.CrowdedException;
import io.holdfast.limits.FairWorkers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one request holds of the room that all share, from its arrival until its answer is sent. It counts against its principal and
 * against the service that it is for: otherwise whoever may make principals could take all by taking a little for each.
 */
public final class Visit implements AutoCloseable {

    private record Key(String kind, Object value) {}

    private final Room room;
    private final Key source;
    private final FairWorkers.Leave leave = new FairWorkers.Leave();
    private @Nullable Claim permit;
    private @Nullable Claim bytes;
    private Key principal;
    private Key service;
    private boolean closed;

    /** @param source where the request comes from */
    public Visit(Room room, Object source) {
        this.room = room;
        this.source = new Key("source", source);
        this.principal = this.source;
        this.service = this.source;
    }

    /**
     * Somebody nobody knows yet, who wants to sign in.
     *
     * @throws io.holdfast.arm.ArmException 429
     */
    synchronized void admitUnknown() {
        take(true, List.of(source));
    }

    /**
     * @param service the service that the request is for, or null
     * @throws io.holdfast.arm.ArmException 429 if he or the service has too many requests under way
     */
    synchronized void admit(Principal caller, @Nullable String service, boolean vital) {
        principal = new Key("principal", caller.tenantId() + "/" + caller.objectId());
        var keys = new ArrayList<Object>(List.of(principal));
        this.service = principal;
        if (service != null) {
            this.service = new Key("service", service.toLowerCase(Locale.ROOT));
            keys.add(this.service);
        }
        release();
        take(vital, keys);
    }

    private void take(boolean vital, List<Object> keys) {
        var all = new ArrayList<>(keys);
        all.add(source);
        bytes = room.bodies().open(vital, all.toArray());
        permit = room.requests().claim(1, vital, keys.toArray());
        if (permit == null) {
            throw Refusals.busy();
        }
    }

    /** What the request holds of the memory for bodies. */
    synchronized Claim bytes() {
        Claim claim = bytes;
        if (claim == null || closed) {
            throw Refusals.busy();
        }
        return claim;
    }

    /**
     * Exchanges the content of the request, which is done with, for that of its answer.
     *
     * @return false if there is no room for it
     */
    public synchronized boolean answers(int length) {
        Claim claim = bytes;
        if (claim == null || closed) {
            return true;
        }
        claim.close();
        return length < SMALL || claim.grow(length);
    }

    /** What is not worth counting. */
    private static final int SMALL = 64 * Body.KIB;

    /** Does what keeps a processor busy, in its turn. */
    <T> T work(Supplier<T> work) {
        try {
            return room.workers().run(principal, service, leave, work);
        } catch (CrowdedException e) {
            throw Refusals.busy();
        }
    }

    /** The caller has closed his connection: nothing more needs to be done for him. */
    public void callerGone() {
        leave.take();
    }

    boolean isCallerGone() {
        return leave.isTaken();
    }

    private void release() {
        if (permit != null) {
            permit.close();
        }
        if (bytes != null) {
            bytes.close();
        }
    }

    /** The answer is sent, or nobody wants it. */
    @Override
    public synchronized void close() {
        closed = true;
        release();
    }
}
