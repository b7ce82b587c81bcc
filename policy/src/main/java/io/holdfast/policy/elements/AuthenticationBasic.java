package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Signs the request in with a name and a password (RFC 7617). */
@AutoService(Policy.class)
public final class AuthenticationBasic implements Policy {

    @Override
    public String declaration() {
        return """
                authentication-basic I all
                  @username! @password!
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Value<String> credentials =
                element.string("username").with(element.string("password"), AuthenticationBasic::of);
        code.step(exchange -> {
            exchange.requestHeaders().set("Authorization", credentials.get(exchange));
            return Flow.NEXT;
        });
    }

    private static String of(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
