package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.ResponseTap;
import io.holdfast.policy.llm.ResponseTokens;
import io.holdfast.policy.llm.TokenUsage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts the tokens of a response that passes by. One that is no success consumed none. */
final class TokenWatch implements ResponseTap {

    private final Exchange exchange;
    private final long prompt;
    private final Consumer<TokenUsage> to;
    private @Nullable ResponseTokens tokens;

    private TokenWatch(Exchange exchange, long prompt, Consumer<TokenUsage> to) {
        this.exchange = exchange;
        this.prompt = prompt;
        this.to = to;
    }

    /** @param prompt an estimate, for responses that do not tell */
    static void begin(Exchange exchange, long prompt, Consumer<TokenUsage> to) {
        // What a backend packs could not be read without holding it.
        exchange.requestHeaders().set("Accept-Encoding", "identity");
        exchange.tap(new TokenWatch(exchange, prompt, to));
    }

    @Override
    public void piece(byte[] bytes) {
        ResponseTokens now = tokens;
        if (now == null) {
            now = new ResponseTokens(exchange.responseHeaders().get("Content-Type"));
            tokens = now;
        }
        now.add(bytes, 0, bytes.length);
    }

    @Override
    public void end() {
        ResponseTokens now = tokens;
        if (now != null && exchange.status() / 100 == 2) {
            to.accept(now.end(prompt));
        }
    }
}
