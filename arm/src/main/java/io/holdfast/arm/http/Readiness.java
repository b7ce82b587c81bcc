package io.holdfast.arm.http;

/** Whether this node can do its work. Asked by anybody as often as he likes: it must answer from memory. */
@FunctionalInterface
public interface Readiness {

    boolean isReady();
}
