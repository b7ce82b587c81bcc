package io.holdfast.policy;

import java.util.Locale;

/**
 * The last error of a call, as {@code context.LastError} shows it. What is not known is empty.
 *
 * @param source the policy's element, or a built-in step such as {@code authorization}
 * @param reason a stable word such as {@code HeaderNotFound}
 * @param scope {@code global}, {@code workspace}, {@code product}, {@code api} or {@code operation}
 * @param section {@code inbound}, {@code backend}, {@code outbound} or {@code on-error}
 * @param path as in {@code choose[3]/when[2]}
 * @param policyId the attribute {@code id} of the policy
 * @param status the HTTP status that the error asks for
 */
public record LastError(
        String source,
        String reason,
        String message,
        String scope,
        String section,
        String path,
        String policyId,
        int status) {

    static LastError of(Failure failure) {
        PolicyException error = failure.error();
        Spot spot = failure.spot();
        if (spot == null) {
            return new LastError(
                    error.source(), error.reason(), error.message(), "", section(error), "", "", error.status());
        }
        return new LastError(
                error.source(),
                error.reason(),
                error.message(),
                spot.scope().name().toLowerCase(Locale.ROOT),
                spot.section().element(),
                spot.path(),
                spot.id() == null ? "" : spot.id(),
                error.status());
    }

    /** Steps before any policy belong to the inbound section, but for an operation that is not found: so Azure has it. */
    private static String section(PolicyException error) {
        return error.reason().equals("OperationNotFound") ? Section.BACKEND.element() : Section.INBOUND.element();
    }
}
