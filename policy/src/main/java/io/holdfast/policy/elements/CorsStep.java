package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.Step;
import io.holdfast.policy.Value;

/** One cors policy at work. Where one that ran before it allows the origin, it has no say. */
record CorsStep(Value<CorsRules> policy) implements Step, Pipeline.Preflight {

    @Override
    public Flow run(Exchange exchange) {
        CorsRules rules = policy.get(exchange);
        String origin = exchange.requestHeaders().get("Origin");
        if (rules.namesOrigin()) {
            exchange.vary("Origin");
        }
        if (origin == null || exchange.isStamped(CorsRules.ALLOW_ORIGIN)) {
            return Flow.NEXT;
        }
        if (rules.allows(origin)) {
            rules.stamp(exchange, origin);
            return Flow.NEXT;
        }
        return rules.terminates() && isSimple(exchange.method()) ? refuse(exchange) : Flow.NEXT;
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
        CorsRules rules = policy.get(exchange);
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
