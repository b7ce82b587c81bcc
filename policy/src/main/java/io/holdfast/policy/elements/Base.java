package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;

/** Stands for the same section of the next wider scope; for nothing in the global document. */
@AutoService(Policy.class)
public final class Base implements Policy {

    @Override
    public String declaration() {
        return "base IBOE GWPAO";
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        code.base();
    }
}
