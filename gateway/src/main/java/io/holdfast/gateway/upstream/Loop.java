package io.holdfast.gateway.upstream;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one event loop: its upstream connections, and the deadlines of all its connections. One look at all of them every
 * now and then is cheaper than a timer for each request, and exact enough.
 */
public final class Loop {

    private final EventLoop eventLoop;
    private final UpstreamPool pool;

    /** Concurrent only so that it may be changed while it is walked. */
    private final Set<Timed> timed = ConcurrentHashMap.newKeySet();

    private @Nullable Future<?> ticking;

    /** @param resting how many of its connections to backends may rest */
    public Loop(EventLoop eventLoop, UpstreamConnector connector, int resting) {
        this.eventLoop = eventLoop;
        this.pool = new UpstreamPool(this, connector, resting);
    }

    public void start(Duration tick) {
        long millis = tick.toMillis();
        ticking = eventLoop.scheduleWithFixedDelay(this::tick, millis, millis, TimeUnit.MILLISECONDS);
    }

    public void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }

    private void tick() {
        long now = System.nanoTime();
        List.copyOf(timed).forEach(one -> one.tick(now));
    }

    public EventLoop eventLoop() {
        return eventLoop;
    }

    public UpstreamPool pool() {
        return pool;
    }

    public void watch(Timed one) {
        timed.add(one);
    }

    public void forget(Timed one) {
        timed.remove(one);
    }
}
