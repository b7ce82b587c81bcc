package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Need;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Section;
import io.holdfast.policy.Value;
import io.holdfast.policy.definition.MessageSide;

/** Lets pass only bodies that are as a schema says, and no larger than wanted. */
@AutoService(Policy.class)
public final class ValidateContent implements Policy {

    @Override
    public String declaration() {
        return """
                validate-content IOE all
                  @unspecified-content-type-action!:ignore|prevent|detect @max-size!:unsigned
                  @size-exceeded-action!:ignore|prevent|detect @errors-variable-name
                  content-type-map?
                    @any-content-type-value @missing-content-type-value
                    type*
                      @from @when:boolean @to!
                  content*
                    @type @validate-as!:json|xml|soap @schema-id @schema-ref @action!:ignore|prevent|detect
                    @allow-additional-properties:boolean @case-insensitive-property-names:boolean
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        MessageSide side = element.section() == Section.INBOUND ? MessageSide.REQUEST : MessageSide.RESPONSE;
        Value<Action> unspecified = element.choice("unspecified-content-type-action", Action.class);
        Value<Integer> most = element.number("max-size", 0, Integer.MAX_VALUE);
        Value<Action> exceeded = element.choice("size-exceeded-action", Action.class);
        String variable = element.literalOrNull("errors-variable-name");
        ContentTypeMap types = ContentTypeMap.of(element);
        ContentRules rules = ContentRules.of(element);
        var runs =
                new Defined<>(element, rules.schemas(), definition -> new ContentRun(definition, side, types, rules));
        runs.await(code);
        element.need(Need.TIME, side == MessageSide.REQUEST ? Need.REQUEST_BODY : Need.RESPONSE_BODY);
        code.step(exchange -> {
            var findings = new Findings();
            runs.of(exchange)
                    .run(exchange, most.get(exchange), exceeded.get(exchange), unspecified.get(exchange), findings);
            findings.settle(element, variable, exchange);
            return Flow.NEXT;
        });
    }
}
