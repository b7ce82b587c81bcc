package io.holdfast.policy;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One line of instructions being run. A pipeline has one, and {@code wait} one more for each of the policies that run side by side.
 * Runs on the call's event loop, or on another thread while the loop keeps away ({@link Execution#away}).
 */
final class Strand {

    /** Hears of the end of a strand: one of them is called, once for each routine, on the event loop. */
    interface Listener {

        /** {@link Flow#NEXT} at the end of the routine, or {@link Flow#RESPOND}. */
        void ended(Flow how);

        void failed(Failure failure);
    }

    /** @param elsewhere whether what is done with the result may take long */
    private record Wait(Pending pending, CompletionStage<?> stage, boolean elsewhere) {}

    private final Execution execution;
    private final Listener listener;
    private final int home;
    private final Course course = new Course();
    private @Nullable Instruction current;
    private @Nullable Wait awaited;
    private boolean cancelled;

    /** @param level the document that it begins in */
    Strand(Execution execution, Listener listener, int level) {
        this.execution = execution;
        this.listener = listener;
        this.home = level;
    }

    Exchange exchange() {
        return execution.exchange();
    }

    Execution execution() {
        return execution;
    }

    Course course() {
        return course;
    }

    void start(Routine program) {
        course.begin(program, home);
        go();
    }

    /** The first error that nothing in it takes ends it; so does an answer. */
    void fail(PolicyException error) {
        if (raise(error)) {
            go();
        }
    }

    /** What it waited for is there. */
    void resume() {
        go();
    }

    /** Its end is of no interest any more. */
    void cancel() {
        cancelled = true;
        execution.forget(this);
        Wait given = awaited;
        awaited = null;
        course.unwind();
        if (given != null) {
            given.stage().toCompletableFuture().cancel(false);
        }
    }

    private void go() {
        boolean more = true;
        while (more && !isCancelled()) {
            more = step();
        }
    }

    private boolean isCancelled() {
        return cancelled || execution.isCancelled();
    }

    /** Runs one instruction; false if what follows comes later, or never. */
    private boolean step() {
        Instruction instruction = course.next();
        if (instruction == null) {
            boolean called = course.comeBack();
            if (!called) {
                listener.ended(Flow.NEXT);
            }
            return called;
        }
        current = instruction;
        if (!instruction.needsNothing() && !prepare(instruction)) {
            return false;
        }
        course.advance();
        Flow flow;
        try {
            flow = instruction.run(this);
        } catch (RuntimeException e) {
            return raise(failure(e));
        }
        return flow == Flow.NEXT || goOn(flow);
    }

    /** Sees to what an instruction needs; false if it is waited for or runs elsewhere. */
    private boolean prepare(Instruction instruction) {
        Exchange exchange = exchange();
        if (instruction.needs(Need.REQUEST_BODY) && exchange.awaitsRequestBody()) {
            return await(new Pending(execution.host()::requestBody, (same, nothing) -> Flow.NEXT), false);
        }
        if (instruction.needs(Need.RESPONSE_BODY) && exchange.awaitsResponseBody()) {
            return await(new Pending(execution.host()::responseBody, (same, nothing) -> Flow.NEXT), false);
        }
        if (instruction.needs(Need.TIME)) {
            course.advance();
            elsewhere(() -> instruction.run(this));
            return false;
        }
        return true;
    }

    /** True if the next instruction is to be run now. */
    private boolean goOn(Flow flow) {
        return switch (flow) {
            case NEXT -> true;
            case SUSPEND -> {
                Pending pending = exchange().takePending();
                yield pending == null
                        ? raise(defect("a step is suspended and waits for nothing"))
                        : await(pending, current != null && current.needs(Need.TIME));
            }
            case FORWARD ->
                execution.isForwarding()
                        ? raise(defect("a request is forwarded while it is forwarded already"))
                        : forward();
            case RESPOND -> {
                course.unwind();
                listener.ended(Flow.RESPOND);
                yield false;
            }
        };
    }

    private boolean forward() {
        execution.forward(this);
        return false;
    }

    /** Runs a step on a thread that may be busy for long; the call's event loop keeps away from the exchange meanwhile. */
    private void elsewhere(Supplier<Flow> step) {
        try {
            execution.away(step, (flow, failure) -> {
                if (cancelled) {
                    return;
                }
                boolean more = flow == null ? raise(failure(failure)) : goOn(flow);
                if (more) {
                    go();
                }
            });
        } catch (PolicyException e) {
            fail(e);
        }
    }

    /** @param elsewhere whether what is done with the result may take long */
    private boolean await(Pending pending, boolean elsewhere) {
        CompletionStage<?> stage;
        try {
            stage = pending.work().get();
        } catch (RuntimeException e) {
            return raise(failure(e));
        }
        Wait wait = new Wait(pending, stage, elsewhere);
        awaited = wait;
        stage.whenComplete((result, failure) ->
                execution.host().execute(() -> execution.enter(() -> arrived(wait, result, failure))));
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // what is waited for is the very one
    private void arrived(Wait wait, @Nullable Object result, @Nullable Throwable failure) {
        if (awaited != wait || isCancelled()) {
            return;
        }
        awaited = null;
        if (failure != null) {
            if (raise(failure(failure))) {
                go();
            }
        } else if (wait.elsewhere()) {
            elsewhere(() -> wait.pending().then().apply(exchange(), result));
        } else if (finish(wait.pending(), result)) {
            go();
        }
    }

    private boolean finish(Pending pending, @Nullable Object result) {
        Flow flow;
        try {
            flow = pending.then().apply(exchange(), result);
        } catch (RuntimeException e) {
            return raise(failure(e));
        }
        return goOn(flow);
    }

    private Failure failure(@Nullable Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        return cause instanceof Raised raised ? raised.failure() : here(error(cause));
    }

    private Failure here(PolicyException error) {
        return new Failure(error, current == null ? null : current.spot());
    }

    private PolicyException error(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> defect("a step says nothing");
            case PolicyException error -> error;
            case EvaluationException evaluation -> evaluation.in(policy());
            case RuntimeException defect -> {
                execution.host().unexpected(defect);
                yield internal();
            }
            default -> defect(String.valueOf(cause));
        };
    }

    private PolicyException defect(String what) {
        execution.host().unexpected(new IllegalStateException(what));
        return internal();
    }

    private PolicyException internal() {
        return new PolicyException(500, policy(), "InternalError", "Internal server error");
    }

    private String policy() {
        Spot spot = current == null ? null : current.spot();
        return spot == null ? "policy" : spot.policy();
    }

    private boolean raise(PolicyException error) {
        return raise(here(error));
    }

    /** Looks for a block that takes the error; true if there is one. */
    private boolean raise(Failure failure) {
        boolean taken = course.takes(failure);
        if (taken) {
            exchange().failed(LastError.of(failure));
        } else {
            listener.failed(failure);
        }
        return taken;
    }
}
