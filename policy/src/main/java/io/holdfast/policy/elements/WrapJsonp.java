package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.body.Jsonp;
import io.holdfast.policy.Body;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.context.QueryText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wraps the response into a call of a function that the caller named in his query. */
@AutoService(Policy.class)
public final class WrapJsonp implements Policy {

    @Override
    public String declaration() {
        return """
                jsonp O all
                  @callback-parameter-name!
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        String parameter = element.literal("callback-parameter-name");
        MessageBody message = MessageBody.of(element);
        code.step(exchange -> {
            String callback = callback(exchange, parameter);
            Body body = message.read(exchange);
            if (callback != null && body != null) {
                String script = Jsonp.wrap(callback, body.text(true));
                message.replace(exchange, script.getBytes(StandardCharsets.UTF_8));
                message.headers(exchange).set("Content-Type", "application/javascript; charset=utf-8");
            }
            return Flow.NEXT;
        });
    }

    private static @Nullable String callback(Exchange exchange, String parameter) {
        List<String> named = QueryText.read(exchange.originalUrl().query()).get(parameter);
        if (named == null) {
            return null;
        }
        if (named.size() > 1 || !Jsonp.isCallback(named.getFirst())) {
            throw new PolicyException(
                    400,
                    "jsonp",
                    "CallbackParameterInvalid",
                    "Value of callback parameter " + parameter + " is not a valid JavaScript identifier.");
        }
        return named.getFirst();
    }
}
