package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;

/** Counts the tokens of language models into metrics. */
@AutoService(Policy.class)
public final class LlmEmitTokenMetric implements Policy {

    @Override
    public String declaration() {
        return TokenMetric.declaration("llm-emit-token-metric");
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        TokenMetric.compile(element, code);
    }
}
