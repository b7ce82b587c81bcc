package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;

/** Limits the tokens of Azure OpenAI. */
@AutoService(Policy.class)
public final class AzureOpenaiTokenLimit implements Policy {

    @Override
    public String declaration() {
        return TokenLimit.declaration("azure-openai-token-limit");
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        TokenLimit.compile(element, code);
    }
}
