package io.holdfast.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a pipeline. The gateway calls {@link #start}, or {@link #failed} for a call that is refused before any policy; the
 * {@link Host} hears of what is to be done, in the end that the response is to be sent. Belongs to the call's event loop.
 *
 * <p>An exchange is worked on by one thread at a time: while a step runs elsewhere, whatever the loop has to do with the exchange
 * waits ({@link #enter}).
 */
public final class Execution {

    private final Pipeline pipeline;
    private final Exchange exchange;
    private final Host host;
    private final Strand main;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(0);
    private final List<Instruction> later = new ArrayList<>(0);
    private Section section = Section.INBOUND;
    private @Nullable Strand forwarder;
    private boolean away;
    private boolean cancelled;

    public Execution(Pipeline pipeline, Exchange exchange, Host host) {
        this.pipeline = pipeline;
        this.exchange = exchange;
        this.host = host;
        this.main = new Strand(this, new Sections(), pipeline.narrowest());
    }

    /** Runs the policies until they want something of the host. */
    public void start() {
        begin(Section.INBOUND);
    }

    /** Answers a CORS preflight: nothing runs but the cors policies, until one of them has an answer. */
    public void preflight(String origin, String method) {
        section = Section.ON_ERROR;
        main.start(new Routine(pipeline.preflights().stream()
                .map(cors -> cors.preflight(origin, method))
                .toList()));
    }

    /** The backend's response head is in the exchange. */
    public void forwarded() {
        Strand resumed = forwarder;
        forwarder = null;
        if (resumed != null) {
            resumed.resume();
        }
    }

    /** Something failed: while the request was forwarded, before the pipeline began, or when its answer could not be sent. */
    public void failed(PolicyException error) {
        Strand failed = forwarder;
        forwarder = null;
        if (failed != null) {
            failed.fail(error);
        } else {
            failed(new Failure(error, null));
        }
    }

    /** Runs it now, or as soon as nobody else works on the exchange. */
    public void enter(Runnable task) {
        if (away) {
            waiting.add(task);
        } else {
            task.run();
        }
    }

    /** The call has no taker any more: nothing runs, and the host is called no more. */
    public void cancel() {
        cancelled = true;
        enter(main::cancel);
    }

    private void begin(Section begun) {
        section = begun;
        main.start(pipeline.section(begun));
    }

    private void failed(Failure failure) {
        exchange.failed(LastError.of(failure));
        exchange.resetResponse();
        DefaultResponse.write(exchange, failure.error());
        if (section == Section.ON_ERROR) {
            settle();
        } else {
            begin(Section.ON_ERROR);
        }
    }

    /** What was put off until the end is done, then the response is sent. */
    private void settle() {
        if (later.isEmpty()) {
            host.respond();
            return;
        }
        Instruction next = later.removeFirst();
        new Strand(this, new Settling(), pipeline.narrowest()).start(new Routine(List.of(next)));
    }

    Exchange exchange() {
        return exchange;
    }

    Host host() {
        return host;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean isForwarding() {
        return forwarder != null;
    }

    void forward(Strand strand) {
        forwarder = strand;
        host.forward();
    }

    /** A strand that is over takes no part in what is forwarded. */
    @SuppressWarnings("ReferenceEquality")
    void forget(Strand strand) {
        if (forwarder == strand) {
            forwarder = null;
        }
    }

    void later(Instruction instruction) {
        later.add(instruction);
    }

    /**
     * Runs a step on a thread that may be busy for long.
     *
     * @param back gets what it said or what it failed with, on the event loop
     * @throws PolicyException if too much waits for such threads
     */
    void away(Supplier<Flow> step, BiConsumer<@Nullable Flow, @Nullable Throwable> back) {
        away = true;
        try {
            host.offload(() -> run(step, back));
        } catch (PolicyException e) {
            away = false;
            throw e;
        }
    }

    private void run(Supplier<Flow> step, BiConsumer<@Nullable Flow, @Nullable Throwable> back) {
        Flow flow = null;
        Throwable failure = null;
        try {
            flow = step.get();
        } catch (Throwable e) {
            // Errors too, a stack that overflows for one: the call ends with it and not the thread.
            failure = e;
        }
        Flow said = flow;
        Throwable thrown = failure;
        host.execute(() -> back(said, thrown, back));
    }

    private void back(
            @Nullable Flow said, @Nullable Throwable thrown, BiConsumer<@Nullable Flow, @Nullable Throwable> back) {
        away = false;
        if (!cancelled) {
            back.accept(said, thrown);
        }
        while (!away && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    /** The way through the sections. */
    private final class Sections implements Strand.Listener {

        @Override
        public void ended(Flow how) {
            if (how == Flow.RESPOND || section == Section.OUTBOUND || section == Section.ON_ERROR) {
                settle();
            } else {
                begin(section == Section.INBOUND ? Section.BACKEND : Section.OUTBOUND);
            }
        }

        @Override
        public void failed(Failure failure) {
            Execution.this.failed(failure);
        }
    }

    /** What fails at the end is of no concern to the caller any more. */
    private final class Settling implements Strand.Listener {

        @Override
        public void ended(Flow how) {
            settle();
        }

        @Override
        public void failed(Failure failure) {
            settle();
        }
    }
}
