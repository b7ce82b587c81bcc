package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Need;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets only callers pass who show a certificate that is in order and, if identities are named, belongs to one of them. */
@AutoService(Policy.class)
public final class ValidateClientCertificate implements Policy {

    private static final String NAME = "validate-client-certificate";

    @Override
    public String declaration() {
        return """
                validate-client-certificate I all
                  @validate-revocation:boolean @validate-trust:boolean @validate-not-before:boolean
                  @validate-not-after:boolean @ignore-error:boolean
                  identities?
                    identity{1,10} text
                      @thumbprint @serial-number @common-name @subject @dns-name @issuer-subject @issuer-thumbprint
                      @issuer-certificate-id:certificate
                """;
    }

    private record Rules(boolean trust, boolean notBefore, boolean notAfter, List<CertificateIdentity> identities) {

        /** What is wrong, or null. */
        @Nullable
        String problem(Exchange exchange) {
            List<X509Certificate> chain = exchange.callerCertificates();
            if (chain.isEmpty()) {
                return "The caller showed no certificate.";
            }
            X509Certificate shown = chain.getFirst();
            Instant now = Instant.now();
            if (notBefore && now.isBefore(shown.getNotBefore().toInstant())) {
                return "The certificate is not valid yet.";
            }
            if (notAfter && now.isAfter(shown.getNotAfter().toInstant())) {
                return "The certificate has expired.";
            }
            if (trust && !exchange.outside().trusts(chain)) {
                return "The certificate is issued by no authority that is trusted.";
            }
            return identities.isEmpty() || identities.stream().anyMatch(one -> one.matches(chain))
                    ? null
                    : "The certificate belongs to none of the identities.";
        }
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        if (element.literalFlag("validate-revocation", true)) {
            throw element.refuse(
                    "Holdfast does not ask whether certificates are revoked; set 'validate-revocation' to false to do without");
        }
        var rules = new Rules(
                element.literalFlag("validate-trust", true),
                element.literalFlag("validate-not-before", true),
                element.literalFlag("validate-not-after", true),
                element.child("identities").stream()
                        .flatMap(all -> all.children("identity").stream())
                        .map(CertificateIdentity::of)
                        .toList());
        boolean ignoring = element.literalFlag("ignore-error", false);
        element.need(Need.TIME);
        code.step(exchange -> {
            String problem = rules.problem(exchange);
            if (problem != null && !ignoring) {
                throw new PolicyException(401, NAME, "ClientCertificateInvalid", "Invalid client certificate", problem);
            }
            return Flow.NEXT;
        });
    }
}
