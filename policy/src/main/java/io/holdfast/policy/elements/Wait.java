package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;

/** Runs the policies in it side by side, and waits for all of them or for the first. */
@AutoService(Policy.class)
public final class Wait implements Policy {

    private enum For {
        ALL,
        ANY
    }

    @Override
    public String declaration() {
        return """
                wait IBO all
                  @for:all|any
                  &choose*
                  &forward-request*
                  &send-request*
                  &cache-lookup-value*
                  &cache-store-value*
                  &authentication-managed-identity*
                  &authentication-token*
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        code.parallel(element.choice("for", For.ALL).map(which -> which == For.ANY), element);
    }
}
