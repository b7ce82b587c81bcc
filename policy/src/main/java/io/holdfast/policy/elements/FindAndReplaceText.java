package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.body.FindAndReplace;
import io.holdfast.policy.Body;
import io.holdfast.policy.Code;
import io.holdfast.policy.EvaluationException;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;

/** Replaces a text wherever it stands in the body of the request (inbound, backend) or of the response (outbound, on-error). */
@AutoService(Policy.class)
public final class FindAndReplaceText implements Policy {

    /** What a body may grow to. */
    private static final long LONGEST = 16L << 20;

    @Override
    public String declaration() {
        return """
                find-and-replace IBOE all
                  @from! @to!
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Value<String> from = element.string("from");
        Value<String> to = element.string("to");
        MessageBody message = MessageBody.of(element);
        code.step(exchange -> {
            Body body = message.read(exchange);
            if (body != null) {
                var replace = new FindAndReplace(from.get(exchange), to.get(exchange), body.charset());
                byte[] bytes = body.bytes(true);
                if (replace.longest(bytes.length) > LONGEST && bytes.length < LONGEST) {
                    throw new EvaluationException("The body could become longer than " + LONGEST + " bytes.");
                }
                message.replace(exchange, replace.apply(bytes));
            }
            return Flow.NEXT;
        });
    }
}
