package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Step;
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
    public List<Step> compile(PolicyElement element) {
        Optional<PolicyElement> methods = element.child("allowed-methods");
        List<CorsStep> earlier = element.before().stream()
                .filter(CorsStep.class::isInstance)
                .map(CorsStep.class::cast)
                .toList();
        CorsRules rules = new CorsRules(
                Origins.of(listed(element.child("allowed-origins"), "origin")),
                element.flag("allow-credentials", false),
                element.flag("terminate-unmatched-request", true),
                methods.map(m -> names(m, m.texts("method"))).orElse(List.of("GET", "POST")),
                listed(element.child("allowed-headers"), "header"),
                listed(element.child("expose-headers"), "header"),
                methods.map(m -> m.number("preflight-result-max-age", 0, 0, Integer.MAX_VALUE))
                        .orElse(0));
        return List.of(new CorsStep(rules, earlier));
    }

    private static List<String> listed(Optional<PolicyElement> list, String child) {
        return list.map(l -> names(l, l.texts(child))).orElse(List.of());
    }

    private static List<String> names(PolicyElement element, List<String> values) {
        return HeaderSyntax.values(element, values);
    }

    @Override
    public Step refusal(PolicyException why) {
        return Policy.refusalToPreflights(why);
    }
}
