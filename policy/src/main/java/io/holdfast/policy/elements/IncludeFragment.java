package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyDocument;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Step;

/** Stands for the policies of a fragment. */
@AutoService(Policy.class)
public final class IncludeFragment implements Policy {

    @Override
    public String declaration() {
        return """
                include-fragment IBOE GWPAO
                  @fragment-id!:fragment
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        PolicyDocument fragment = element.context()
                .fragment(element.literal("fragment-id").strip())
                .orElseThrow(() -> element.refuse("there is no fragment with the id in its attribute 'fragment-id'"));
        code.fragment(fragment);
    }

    /** The fragment may hold a cors policy, so preflights stop here as well. */
    @Override
    public Step refusal(PolicyException why) {
        return Policy.refusalToPreflights(why);
    }
}
