package io.holdfast.policy.elements;

import io.holdfast.model.certificate.KeyedCertificate;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Need;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.calls.CertificateStore;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Which certificate an element names: by id, by thumbprint, or by bringing it along. */
final class CertificateChoice {

    private static final int MOST = 1024 * 1024;

    private final Function<Exchange, CompletableFuture<KeyedCertificate>> choice;

    private CertificateChoice(Function<Exchange, CompletableFuture<KeyedCertificate>> choice) {
        this.choice = choice;
    }

    static CertificateChoice of(PolicyElement element) {
        CertificateStore store = element.context().certificates();
        if (element.has("body")) {
            Value<byte[]> body = element.bytes("body");
            Value<String> password = element.string("password", "");
            element.need(Need.TIME);
            return new CertificateChoice(exchange -> opened(body.get(exchange), password.get(exchange)));
        }
        boolean named = element.has("certificate-id");
        if (named == element.has("thumbprint")) {
            throw element.refuse("it must have one of the attributes 'certificate-id', 'thumbprint' and 'body'");
        }
        Value<String> name = element.string(named ? "certificate-id" : "thumbprint");
        return new CertificateChoice(
                exchange -> found(named ? store.named(name.get(exchange)) : store.withThumbprint(name.get(exchange))));
    }

    CompletableFuture<KeyedCertificate> get(Exchange exchange) {
        return choice.apply(exchange);
    }

    private static CompletableFuture<KeyedCertificate> found(Optional<CompletableFuture<KeyedCertificate>> stored) {
        return stored.map(opening -> opening.exceptionally(thrown -> {
                    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
                    throw AuthenticationCertificate.unusable(
                            cause instanceof IllegalArgumentException ? String.valueOf(cause.getMessage()) : "fails");
                }))
                .orElseGet(() -> CompletableFuture.failedFuture(AuthenticationCertificate.unusable("is not there")));
    }

    private static CompletableFuture<KeyedCertificate> opened(byte[] pfx, String password) {
        try {
            KeyedCertificate certificate = pfx.length > MOST ? null : KeyedCertificate.read(pfx, password);
            return certificate == null
                    ? CompletableFuture.failedFuture(AuthenticationCertificate.unusable("has no private key"))
                    : CompletableFuture.completedFuture(certificate);
        } catch (GeneralSecurityException e) {
            return CompletableFuture.failedFuture(
                    AuthenticationCertificate.unusable("in 'body' cannot be opened with that password"));
        }
    }
}
