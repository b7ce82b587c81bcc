package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Step;
import io.holdfast.policy.Value;
import java.util.List;
import java.util.Optional;

/** Answers CORS preflights and lets pages of the listed origins read responses: the Fetch standard §3.2. */
@AutoService(Policy.class)
public final class Cors implements Policy {

    @Override
    public String declaration() {
        return """
                cors I all
                  @allow-credentials:boolean @terminate-unmatched-request:boolean
                  allowed-origins
                    origin+ text
                  allowed-methods?
                    @preflight-result-max-age:unsigned
                    method+ text
                  allowed-headers?
                    header+ text
                  expose-headers?
                    header+ text
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Optional<PolicyElement> methods = element.child("allowed-methods");
        Value<List<String>> allowed = methods.map(m -> names(m, "method")).orElse(Value.of(List.of("GET", "POST")));
        Value<Integer> age = methods.map(m -> m.number("preflight-result-max-age", 0, 0, Integer.MAX_VALUE))
                .orElse(Value.of(0));
        Value<CorsRules> rules = listed(element.child("allowed-origins"), "origin")
                .map(Origins::of)
                .with(element.flag("allow-credentials", false), CorsRules.Draft::new)
                .with(element.flag("terminate-unmatched-request", true), CorsRules.Draft::terminate)
                .with(allowed, CorsRules.Draft::methods)
                .with(age, CorsRules.Draft::age)
                .with(listed(element.child("allowed-headers"), "header"), CorsRules.Draft::headers)
                .with(listed(element.child("expose-headers"), "header"), CorsRules.Draft::exposed)
                .map(CorsRules::new);
        code.step(new CorsStep(rules));
    }

    private static Value<List<String>> listed(Optional<PolicyElement> list, String child) {
        return list.map(l -> names(l, child)).orElse(Value.of(List.of()));
    }

    private static Value<List<String>> names(PolicyElement list, String child) {
        return Value.all(list.texts(child).stream()
                .map(text -> list.map(text, HeaderSyntax::value))
                .toList());
    }

    @Override
    public Step refusal(PolicyException why) {
        return Policy.refusalToPreflights(why);
    }
}
