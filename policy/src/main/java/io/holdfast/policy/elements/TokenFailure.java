package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Value;
import io.holdfast.tokens.TokenRefusal;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is told whose token does not pass.
 *
 * @param message in the place of what is wrong; null for that
 */
record TokenFailure(
        String element, Value<Integer> status, @Nullable Value<String> message) {

    static TokenFailure of(PolicyElement element) {
        return new TokenFailure(
                element.name(),
                element.number("failed-validation-httpcode", 401, 200, 599),
                element.has("failed-validation-error-message")
                        ? element.string("failed-validation-error-message")
                        : null);
    }

    PolicyException of(Exchange exchange, TokenRefusal refusal) {
        return of(exchange, refusal.reason(), refusal.text());
    }

    PolicyException of(Exchange exchange, String reason, String what) {
        String text = message == null ? what : message.get(exchange);
        return new PolicyException(status.get(exchange), element, reason, text, what);
    }
}
