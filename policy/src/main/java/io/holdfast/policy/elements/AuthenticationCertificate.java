package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.model.certificate.KeyedCertificate;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.calls.CallFailure;
import io.holdfast.policy.elements.Outcomes.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Shows a certificate to the backend. */
@AutoService(Policy.class)
public final class AuthenticationCertificate implements Policy {

    private static final String NAME = "authentication-certificate";

    @Override
    public String declaration() {
        return """
                authentication-certificate I all
                  @thumbprint @certificate-id:certificate @body @password
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        CertificateChoice choice = CertificateChoice.of(element);
        code.step(exchange -> {
            CompletableFuture<Outcome<KeyedCertificate>> found = Outcomes.of(choice.get(exchange));
            return found.isDone()
                    ? show(exchange, found.join())
                    : exchange.await(() -> found, AuthenticationCertificate::show);
        });
    }

    private static Flow show(Exchange exchange, Outcome<KeyedCertificate> found) {
        exchange.note(found.orFail(NAME));
        return Flow.NEXT;
    }

    /** Of a request that a policy sends; what fails fails that request. */
    static BiConsumer<Exchange, CallOutDraft> part(PolicyElement element) {
        CertificateChoice choice = CertificateChoice.of(element);
        return (exchange, draft) -> {
            CompletableFuture<KeyedCertificate> found = choice.get(exchange);
            draft.fetching(() -> found.thenAccept(certificate -> draft.certificate = certificate));
        };
    }

    /** The reason of a certificate that cannot be had. */
    static CallFailure unusable(String why) {
        return new CallFailure("CertificateNotUsable", "The certificate " + why + ".");
    }
}
