package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.util.Locale;
import java.util.Set;

/** Sets the method of the request. */
@AutoService(Policy.class)
public final class SetMethod implements Policy {

    /** Their answers are framed differently from what the caller, who asked with another method, waits for. */
    private static final Set<String> OTHER_FRAMING = Set.of("HEAD", "CONNECT");

    @Override
    public String declaration() {
        return "set-method IBOE all text";
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Value<String> method = element.map(element.text(), SetMethod::method);
        code.step(exchange -> {
            exchange.method(method.get(exchange));
            return Flow.NEXT;
        });
    }

    private static String method(String text) {
        String method = text.strip();
        if (!HeaderSyntax.isToken(method)) {
            throw new IllegalArgumentException("its text is no name of a method");
        }
        if (OTHER_FRAMING.contains(method.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Holdfast does not turn requests into HEAD or CONNECT");
        }
        return method;
    }
}
