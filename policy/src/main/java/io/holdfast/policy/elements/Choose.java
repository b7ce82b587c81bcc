package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Label;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;

/** Runs the policies of the first {@code when} whose condition holds, or those of {@code otherwise}. */
@AutoService(Policy.class)
public final class Choose implements Policy {

    @Override
    public String declaration() {
        return """
                choose IBOE all
                  when+ policies
                    @condition!:boolean
                  otherwise? policies
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Label end = code.label();
        for (PolicyElement when : element.children("when")) {
            Label next = code.label();
            code.unless(when, when.flag("condition"), next);
            code.policies(when);
            code.jump(end);
            code.place(next);
        }
        element.child("otherwise").ifPresent(code::policies);
        code.place(end);
    }
}
