package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import io.holdfast.entities.KeyVaults.Who;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PlatformTokensTest {

    private static final Who SYSTEM = new Who("p", null);

    private static PlatformTokens answering(Mono<AccessToken> answer) {
        return new PlatformTokens(clientId -> wanted -> answer, Duration.ofMillis(50), "keyVault.identity");
    }

    @Test
    void areThoseOfThePlatform() throws Exception {
        var token = new AccessToken("t", OffsetDateTime.now());

        assertThat(answering(Mono.just(token)).issue(SYSTEM, "https://v")).isEqualTo("t");
    }

    @Test
    void aPlatformThatDoesNotAnswerIsToldOfAsThat() {
        assertThatThrownBy(() -> answering(Mono.never()).issue(SYSTEM, "https://v"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("could not be reached")
                .hasMessageContaining("keyVault.identity");
    }

    @Test
    void aPlatformThatRefusesHasNoSuchIdentity() {
        assertThatThrownBy(() ->
                        answering(Mono.error(new IllegalStateException("long"))).issue(SYSTEM, "https://v"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such managed identity");
    }
}
