package io.holdfast.policy.llm;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tokens of one call.
 *
 * @param told whether the model said so; otherwise they are estimated
 */
public record TokenUsage(long prompt, long completion, long total, boolean told) {

    /** More than any model takes; a backend's number does not make a counter overflow. */
    private static final long MOST = 1_000_000_000;

    /** What a {@code usage} member says, in the words of chat completions or of messages and responses; null if it says nothing. */
    static @Nullable TokenUsage of(JsonNode usage) {
        long prompt = number(usage, "prompt_tokens", "input_tokens");
        long completion = number(usage, "completion_tokens", "output_tokens");
        long total = number(usage, "total_tokens", "total_tokens");
        if (prompt < 0 && completion < 0 && total < 0) {
            return null;
        }
        long sum = Math.max(0, prompt) + Math.max(0, completion);
        return new TokenUsage(Math.max(0, prompt), Math.max(0, completion), total < 0 ? sum : total, true);
    }

    static TokenUsage estimated(long prompt, long completion) {
        return new TokenUsage(prompt, completion, prompt + completion, false);
    }

    private static long number(JsonNode usage, String name, String other) {
        JsonNode value = usage.has(name) ? usage.path(name) : usage.path(other);
        return value.isIntegralNumber() ? Math.clamp(value.asLong(0), 0, MOST) : -1;
    }
}
