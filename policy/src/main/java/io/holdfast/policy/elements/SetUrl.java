package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;

/** Where a request goes that a policy sends: a part of {@code send-request} and its like, which read it. */
@AutoService(Policy.class)
public final class SetUrl implements Policy {

    @Override
    public String declaration() {
        return "set-url - all text";
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        throw element.refuse("it belongs into a policy that sends a request");
    }
}
