package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.arm.ArmException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refused request says. */
public final class Refusals {

    private Refusals() {}

    public static ArmException of(ThrowingCallable request) {
        ArmException refusal = catchThrowableOfType(ArmException.class, request);
        assertThat(refusal).as("the request was not refused").isNotNull();
        return refusal;
    }

    /** Refused with 400 ValidationError on one member. */
    public static String validation(String target, ThrowingCallable request) {
        ArmException refusal = of(request);
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("ValidationError");
        assertThat(refusal.text()).isEqualTo("One or more fields contain incorrect values:");
        assertThat(refusal.details()).extracting(ArmException.Detail::code).containsOnly("ValidationError");
        assertThat(refusal.details()).extracting(ArmException.Detail::target).contains(target);
        return refusal.details().stream()
                .filter(detail -> target.equals(detail.target()))
                .findFirst()
                .orElseThrow()
                .message();
    }

    public static void status(int status, String code, ThrowingCallable request) {
        ArmException refusal = of(request);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.code()).isEqualTo(code);
    }
}
