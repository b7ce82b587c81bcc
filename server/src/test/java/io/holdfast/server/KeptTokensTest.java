package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.entities.KeyVaults.Who;
import io.holdfast.vault.IdentityTokens;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptTokensTest {

    private static final Who SYSTEM = new Who("p", null);
    private static final String VAULTS = "https://vault.azure.net";

    private final List<String> issuers = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T10:00:00Z");
    private final KeptTokens tokens = new KeptTokens(
            audience -> {
                issuers.add(audience);
                return identity -> {
                    asked.add(audience + " " + identity);
                    return new IdentityTokens.Token("t" + asked.size(), now.plus(Duration.ofHours(1)));
                };
            },
            () -> now);

    @Test
    void areAskedForOnceForAllSecretsUntilTheyAreAboutToEnd() throws IOException {
        assertThat(tokens.issue(SYSTEM, VAULTS)).isEqualTo("t1");
        now = now.plus(Duration.ofMinutes(50));
        assertThat(tokens.issue(SYSTEM, VAULTS)).isEqualTo("t1");
        now = now.plus(Duration.ofMinutes(9));
        assertThat(tokens.issue(SYSTEM, VAULTS)).isEqualTo("t2");
        assertThat(asked).hasSize(2);
        assertThat(issuers).containsExactly(VAULTS);
    }

    @Test
    void areThoseOfOneIdentityForOneCloud() throws IOException {
        tokens.issue(SYSTEM, VAULTS);
        tokens.issue(SYSTEM, "https://vault.azure.cn");
        tokens.issue(new Who("p", "c"), VAULTS);
        tokens.issue(new Who("q", null), VAULTS);

        assertThat(asked).doesNotHaveDuplicates().hasSize(4);
        assertThat(issuers).containsExactly(VAULTS, "https://vault.azure.cn");
    }
}
