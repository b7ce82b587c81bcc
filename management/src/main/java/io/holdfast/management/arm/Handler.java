package io.holdfast.management.arm;

import io.holdfast.management.ArmResponse;

/** Answers calls of one route and method. */
@FunctionalInterface
public interface Handler {
    ArmResponse handle(Call call);
}
