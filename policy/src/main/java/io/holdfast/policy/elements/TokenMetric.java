package io.holdfast.policy.elements;

import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Telemetry;
import io.holdfast.policy.Value;
import io.holdfast.policy.llm.TokenUsage;
import java.util.Map;

/** What both policies that count tokens into metrics do; they differ in their names. */
final class TokenMetric {

    private enum Kind {
        ALL,
        TOTAL_TOKENS,
        PROMPT_TOKENS,
        COMPLETION_TOKENS
    }

    private TokenMetric() {}

    static String declaration(String name) {
        return name + """
                 I all
                  @namespace @name @value-type:all|total-tokens|prompt-tokens|completion-tokens @ignore-prompt:boolean
                  dimension{0,10}
                    @name! @value
                """;
    }

    static void compile(PolicyElement element, Code code) {
        Value<String> namespace = element.string("namespace", EmitMetric.NAMESPACE);
        Kind kind = element.literalChoice("value-type", Kind.ALL);
        boolean ignorePrompt = element.literalFlag("ignore-prompt", false);
        Dimensions dimensions = Dimensions.of(element);
        code.step(exchange -> {
            Telemetry telemetry = exchange.telemetry();
            String space = namespace.get(exchange);
            Map<String, String> values = dimensions.get(exchange);
            TokenWatch.begin(exchange, 0, usage -> tell(telemetry, space, values, kind, usage, ignorePrompt));
            return Flow.NEXT;
        });
    }

    private static void tell(
            Telemetry to,
            String namespace,
            Map<String, String> dimensions,
            Kind kind,
            TokenUsage usage,
            boolean ignorePrompt) {
        long total = ignorePrompt ? usage.completion() : usage.total();
        if (kind == Kind.ALL || kind == Kind.TOTAL_TOKENS) {
            to.metric(namespace, "Total Tokens", dimensions, (double) total);
        }
        if (!ignorePrompt && (kind == Kind.ALL || kind == Kind.PROMPT_TOKENS)) {
            to.metric(namespace, "Prompt Tokens", dimensions, (double) usage.prompt());
        }
        if (kind == Kind.ALL || kind == Kind.COMPLETION_TOKENS) {
            to.metric(namespace, "Completion Tokens", dimensions, (double) usage.completion());
        }
    }
}
