package io.holdfast.acceptance.everytype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.management.exception.ManagementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the SDK makes of an answer that is an error. */
final class Refusal {

    /** A tag that no resource has. */
    static final String STALE = "\"AAAAAAAAAAA=\"";

    private Refusal() {}

    static void is(int status, String code, ThrowingCallable call) {
        ManagementException refusal = catchThrowableOfType(ManagementException.class, call);
        assertThat(refusal).as("refused with %s %s", status, code).isNotNull();
        assertThat(refusal.getResponse().getStatusCode())
                .as(refusal.getMessage())
                .isEqualTo(status);
        assertThat(refusal.getValue().getCode()).as(refusal.getMessage()).isEqualTo(code);
        assertThat(refusal.getValue().getMessage()).isNotBlank();
    }

    static void notFound(ThrowingCallable call) {
        is(404, "ResourceNotFound", call);
    }

    static void stale(ThrowingCallable call) {
        is(412, "PreconditionFailed", call);
    }

    static void byDesign(ThrowingCallable call) {
        is(400, "NotSupported", call);
    }
}
