package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Step;
import java.util.List;

/** Stands for the same section of the next wider scope; for nothing in the global document. */
@AutoService(Policy.class)
public final class Base implements Policy {

    @Override
    public String declaration() {
        return "base IBOE GWPAO";
    }

    @Override
    public List<Step> compile(PolicyElement element) {
        return element.base();
    }
}
