package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.routes.Services;
import org.junit.jupiter.api.Test;

/** What the gateway offers its callers. */
class TlsSuitesTest {

    @Test
    void onlyAuthenticatedEncryptionWithForwardSecrecyIsOffered() throws Exception {
        var services = new Services("gateway.test", Harness.LANGUAGE, id -> {
            throw new IllegalStateException();
        });
        var context = new CallerContexts(
                        services,
                        TestCertificate.forHost("contoso.gateway.test").identity())
                .map("contoso.gateway.test");

        assertThat(context.cipherSuites())
                .contains("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384")
                .allMatch(suite -> suite.contains("_GCM_") || suite.contains("CHACHA20"))
                .allMatch(suite -> suite.startsWith("TLS_ECDHE_") || !suite.contains("_WITH_"));
    }
}
