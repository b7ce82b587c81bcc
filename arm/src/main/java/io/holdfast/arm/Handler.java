package io.holdfast.arm;

/** Answers calls of one route and method. */
@FunctionalInterface
public interface Handler {
    ArmResponse handle(RoutedRequest call);
}
