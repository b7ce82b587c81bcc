package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.tokens.DecryptionKey;
import io.holdfast.tokens.TokenRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets a call pass only with a good JSON Web Token. */
@AutoService(Policy.class)
public final class ValidateJwt implements Policy {

    private static final int MOST_SKEW = 86_400;

    @Override
    public String declaration() {
        return """
                validate-jwt I all
                  @header-name @query-parameter-name @token-value @failed-validation-httpcode:int
                  @failed-validation-error-message @require-expiration-time:boolean @require-scheme
                  @require-signed-tokens:boolean @clock-skew:int @output-token-variable-name
                  openid-config*
                    @url! @host
                  issuer-signing-tokens?
                    token* text
                  issuer-signing-keys?
                    key* text
                      @id @certificate-id:certificate @n @e
                    zumo-master-key* text
                      @id
                  decryption-keys?
                    key* text
                      @id @certificate-id:certificate
                  audiences?
                    audience* text
                  issuers?
                    issuer* text
                  required-claims?
                    claim*
                      @name! @match:all|any @separator
                      value* text
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        List<DecryptionKey> decryption = TokenElements.decryptionKeys(element);
        code.step(new TokenCheck(
                TokenSource.of(element, null),
                TokenFailure.of(element),
                urls(element),
                TokenElements.signingKeys(element),
                decryption,
                rules(element),
                element.flag("require-signed-tokens", true),
                element.literalOrNull("output-token-variable-name")));
    }

    private static Value<List<String>> urls(PolicyElement element) {
        List<Value<String>> urls = new ArrayList<>();
        element.children("openid-config")
                .forEach(each -> urls.add(each.string("url").map(String::strip)));
        return Value.all(urls);
    }

    private static Value<TokenRules> rules(PolicyElement element) {
        Value<Duration> skew = element.number("clock-skew", 0, 0, MOST_SKEW).map(Duration::ofSeconds);
        Value<TokenRules> times = element.flag("require-expiration-time", true)
                .with(skew, (expires, tolerance) -> TokenRules.NONE.during(expires, tolerance));
        return times.with(TokenElements.texts(element, "audiences", "audience"), TokenRules::to)
                .with(TokenElements.texts(element, "issuers", "issuer"), TokenRules::from)
                .with(TokenElements.claims(element), TokenRules::with);
    }
}
