package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.tokens.DecryptionKey;
import io.holdfast.tokens.TokenRules;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Lets a call pass only with a good token of Microsoft Entra ID, for one of some applications. */
@AutoService(Policy.class)
public final class ValidateAzureAdToken implements Policy {

    private static final String AUTHORITY = "https://login.microsoftonline.com";
    private static final String TENANT = "[A-Za-z0-9.-]{1,255}";

    @Override
    public String declaration() {
        return """
                validate-azure-ad-token I all
                  @tenant-id! @header-name @query-parameter-name @token-value @failed-validation-httpcode:int
                  @failed-validation-error-message @output-token-variable-name @authentication-endpoint @require-scheme
                  @allow-protected-forwarded-tokens:boolean @allow-proof-of-possession-tokens:boolean
                  client-application-ids?
                    application-id+ text
                  backend-application-ids?
                    application-id+ text
                  audiences?
                    audience+ text
                  required-claims?
                    claim+
                      @name! @match:all|any @separator
                      value* text
                  decryption-keys?
                    key+
                      @id @certificate-id!:certificate
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        if (element.literalFlag("allow-protected-forwarded-tokens", false)
                || element.literalFlag("allow-proof-of-possession-tokens", false)) {
            throw element.refuse(
                    "Holdfast takes neither protected forwarded tokens nor those with proof of possession");
        }
        List<DecryptionKey> decryption = TokenElements.decryptionKeys(element);
        String authority =
                element.literal("authentication-endpoint", AUTHORITY).strip().replaceFirst("/+$", "");
        Value<List<String>> urls = element.map(element.string("tenant-id"), ValidateAzureAdToken::tenant)
                .map(tenant -> List.of(
                        authority + "/" + tenant + "/.well-known/openid-configuration",
                        authority + "/" + tenant + "/v2.0/.well-known/openid-configuration"));
        code.step(new TokenCheck(
                TokenSource.of(element, "Authorization"),
                TokenFailure.of(element),
                urls,
                Value.of(List.of()),
                decryption,
                rules(element),
                Value.of(true),
                element.literalOrNull("output-token-variable-name")));
    }

    private static String tenant(String text) {
        if (!text.strip().matches(TENANT)) {
            throw new IllegalArgumentException("its attribute 'tenant-id' is neither an id nor a domain");
        }
        return text.strip();
    }

    private static Value<TokenRules> rules(PolicyElement element) {
        Value<Set<String>> clients = TokenElements.texts(element, "client-application-ids", "application-id");
        Value<Set<String>> backends = TokenElements.texts(element, "backend-application-ids", "application-id");
        Value<Set<String>> audiences =
                TokenElements.texts(element, "audiences", "audience").with(backends, TokenElements::both);
        return audiences
                .map(all -> TokenRules.NONE.during(true, Duration.ZERO).to(all))
                .with(TokenElements.claims(element), TokenRules::with)
                .with(clients, TokenRules::by);
    }
}
