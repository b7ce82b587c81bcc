package io.holdfast.gateway;

import io.holdfast.gateway.upstream.UpstreamFailure;
import io.holdfast.policy.PolicyException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a call is at. One method for each event; what a phase does not name must not happen in it: that is a defect, which is logged and
 * changes nothing. A phase is left before anything is done that may bring the next event.
 */
sealed interface CallPhase {

    /** Policies want the request to be forwarded. */
    default void forward(Call call) {
        call.defect("forward");
    }

    /** Policies are over. */
    default void respond(Call call) {
        call.defect("respond");
    }

    /** The request is not sent: there is an answer to it all the same. */
    default void refused(Call call, PolicyException reason) {
        call.defect("refused");
    }

    /** The head of the backend's response is there. */
    default void head(Call call, HttpResponse response) {
        call.defect("head");
    }

    /** A piece of the backend's response. */
    default void body(Call call, HttpContent content) {
        content.release();
        call.defect("body");
    }

    /** Nothing more comes from the backend. */
    default void failed(Call call, UpstreamFailure failure) {
        call.defect("failed");
    }

    /** A policy wants the response's body in memory. */
    default CompletionStage<?> gather(Call call) {
        return CompletableFuture.completedStage("");
    }

    /** The caller takes more, or does not. */
    default void writable(Call call, boolean writable) {}

    /** More of the request has come. */
    default void content(Call call) {}

    /** Whether the response's head is written. */
    default boolean hasAnswered() {
        return false;
    }

    /** The phase is over and nothing of it is wanted any more. */
    default void leave() {}

    /** Policies are at work, or the checks before them; no backend has answered. */
    record Running() implements CallPhase {

        @Override
        public void forward(Call call) {
            call.become(new Forwarding());
            call.send();
        }

        @Override
        public void respond(Call call) {
            call.answer();
        }
    }

    /** The request goes to a backend, whose head is waited for. Policies may give up waiting. */
    record Forwarding() implements CallPhase {

        @Override
        public void forward(Call call) {
            call.send();
        }

        @Override
        public void respond(Call call) {
            call.answer();
        }

        @Override
        public void refused(Call call, PolicyException reason) {
            call.become(new Running());
            call.policies().failed(reason);
        }

        @Override
        public void head(Call call, HttpResponse response) {
            CallPhase holding = new Holding();
            call.become(holding);
            call.policies().forwarded(() -> call.exchange().response().answered(response));
            if (call.isAt(holding)) {
                call.sending().pauseResponse(true);
            }
        }

        @Override
        public void failed(Call call, UpstreamFailure failure) {
            if (!call.sending().again(failure, false)) {
                call.log(failure);
                call.crowded(failure.toError());
            }
        }
    }

    /** The backend has answered and policies are at work on its head: what comes of the body is held. */
    final class Holding implements CallPhase {

        private final HeldResponse held = new HeldResponse();
        private @Nullable UpstreamFailure broken;

        @Override
        public void forward(Call call) {
            call.become(new Forwarding());
            call.send();
        }

        @Override
        public void respond(Call call) {
            UpstreamFailure failure = broken;
            if (call.exchange().responseBodyBytes() != null) {
                call.answer();
            } else if (failure != null) {
                call.become(new Running());
                call.retryLater(failure.toError());
                call.policies().failed(failure.toError());
            } else {
                call.stream(held);
            }
        }

        @Override
        public void body(Call call, HttpContent content) {
            held.add(content);
            call.sending().pauseResponse(!held.isWanted());
        }

        @Override
        public void failed(Call call, UpstreamFailure failure) {
            call.sending().again(failure, true);
            call.log(failure);
            broken = failure;
            held.failed(failure.toError());
        }

        @Override
        public CompletionStage<?> gather(Call call) {
            CompletionStage<byte[]> whole =
                    held.gather(new BodyBuffer(call.sending().room()));
            if (broken != null) {
                held.failed(broken.toError());
            }
            call.sending().pauseResponse(false);
            return whole.thenAccept(call.exchange().response()::read);
        }

        @Override
        public void leave() {
            held.release();
        }
    }

    /** The head is written and the body follows as it comes from the backend. */
    record Answering() implements CallPhase {

        @Override
        public void body(Call call, HttpContent content) {
            call.write(content);
            if (content instanceof LastHttpContent) {
                call.complete();
            }
        }

        @Override
        public void failed(Call call, UpstreamFailure failure) {
            call.sending().again(failure, true);
            call.log(failure);
            // The caller has a part of the response: only a cut connection tells him that it is not whole.
            call.become(new Done(true));
            call.exchange().passed();
            call.out().close();
        }

        @Override
        public void writable(Call call, boolean writable) {
            call.sending().pauseResponse(!writable);
        }

        @Override
        public boolean hasAnswered() {
            return true;
        }
    }

    /** All of the answer is written; what is left of the request is read. */
    record Draining() implements CallPhase {

        @Override
        public void content(Call call) {
            call.finishIfRead();
        }

        @Override
        public boolean hasAnswered() {
            return true;
        }
    }

    /**
     * The call is over.
     *
     * @param hasAnswered whether the caller has got anything
     */
    record Done(boolean hasAnswered) implements CallPhase {}
}
