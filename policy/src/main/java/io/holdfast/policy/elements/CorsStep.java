package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.Step;
import java.util.List;

/**
 * One cors policy at work.
 *
 * @param earlier the cors policies that run before this one: where one of them allows the origin, this one has no say
 */
record CorsStep(CorsRules rules, List<CorsStep> earlier) implements Step, Pipeline.Preflight {

    @Override
    public Flow run(Exchange exchange) {
        String origin = exchange.requestHeaders().get("Origin");
        if (rules.namesOrigin()) {
            exchange.vary("Origin");
        }
        if (origin == null || decided(origin)) {
            return Flow.NEXT;
        }
        if (rules.allows(origin)) {
            rules.stamp(exchange, origin);
            return Flow.NEXT;
        }
        return rules.terminates() && isSimple(exchange.method()) ? refuse(exchange) : Flow.NEXT;
    }

    private boolean decided(String origin) {
        for (int i = 0; i < earlier.size(); i++) {
            if (earlier.get(i).rules().allows(origin)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSimple(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** 200 without anything: the page can't read it, for the headers are missing. */
    private static Flow refuse(Exchange exchange) {
        exchange.resetResponse();
        return Flow.RESPOND;
    }

    @Override
    public boolean answer(Exchange exchange, String origin, String requestMethod) {
        boolean allowed = rules.allows(origin) && rules.allowsMethod(requestMethod);
        if (!allowed && !rules.terminates()) {
            return false;
        }
        exchange.resetResponse();
        if (rules.namesOrigin()) {
            exchange.vary("Origin");
        }
        if (allowed) {
            rules.answerPreflight(exchange, origin, requestMethod);
        }
        return true;
    }
}
