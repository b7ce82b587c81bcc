package io.holdfast.identity.authority;

import static io.holdfast.identity.authority.AuthorityFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How applications and their secrets are kept, and what guessing meets. */
class SecretsTest {

    @TempDir
    Path directory;

    private AuthorityFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = AuthorityFixture.withSharedKey(directory);
    }

    @Test
    void aSecretIsStoredAsAHashAndShownNowhere() {
        assertThat(fixture.records.dump()).contains("sha256").doesNotContain(fixture.backup.clientSecret());
        assertThat(fixture.backup.toString()).doesNotContain(fixture.backup.clientSecret());
        assertThat(fixture.backup.clientSecret()).startsWith("hfs_").hasSizeGreaterThan(40);
    }

    @Test
    void twoSecretsWorkSideBySideUntilOneIsTakenBack() {
        String clientId = fixture.backup.application().clientId();
        Credentials second = fixture.applications.addSecret(clientId, "next").orElseThrow();
        assertThat(status(fixture.backup)).isEqualTo(200);
        assertThat(status(second)).isEqualTo(200);

        assertThat(fixture.applications.removeSecrets(clientId, "registration")).isEqualTo(1);

        assertThat(status(fixture.backup)).isEqualTo(401);
        assertThat(status(second)).isEqualTo(200);
    }

    @Test
    void aDeletedApplicationGetsNoMoreTokens() {
        assertThat(status(fixture.backup)).isEqualTo(200);

        assertThat(fixture.applications.delete(fixture.backup.application().clientId()))
                .isTrue();

        assertThat(status(fixture.backup)).isEqualTo(401);
        assertThat(fixture.applications.list()).isEmpty();
        assertThat(fixture.records.dump()).doesNotContain("sha256");
        assertThat(fixture.applications.delete("nobody")).isFalse();
    }

    /** A node that has not seen the deletion yet gives it a secret; later somebody registers an application under the same id. */
    @Test
    void aSecretThatIsGivenBesideADeletionOpensNothing() {
        String clientId = fixture.backup.application().clientId();
        var otherNode = new Applications(fixture.records, fixture.clock);
        otherNode.list();

        fixture.applications.delete(clientId);

        assertThat(otherNode.addSecret(clientId, "too late")).isEmpty();
        assertThat(fixture.records.dump()).doesNotContain("sha256");
    }

    @Test
    void anApplicationOfAFormerOnesIdDoesNotInheritItsSecrets() {
        String clientId = fixture.backup.application().clientId();
        // As a deletion leaves it that is broken off half-way.
        fixture.records.delete("applications", clientId);

        assertThat(fixture.applications.put(clientId, "another")).isTrue();

        assertThat(status(fixture.backup)).isEqualTo(401);
        assertThat(fixture.applications.secretsOf(clientId)).isEmpty();
    }

    @Test
    void whatAnotherNodeRegistersWorksWithinSeconds() {
        fixture.applications.list();
        var otherNode = new Applications(fixture.records, fixture.clock);
        Credentials remote = otherNode.register("registered elsewhere");

        fixture.clock.advance(Duration.ofSeconds(2));

        assertThat(status(remote)).isEqualTo(200);
    }

    @Test
    void anApplicationNeedsAName() {
        assertThatThrownBy(() -> fixture.applications.register(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixture.applications.register("x".repeat(257)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theRightSecretWorksAtOnceWhoeverGuessesFromTheSameAddress() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(status(wrong())).isIn(401, 429);
        }

        assertThat(status(wrong())).isEqualTo(429);
        assertThat(status(fixture.backup)).isEqualTo(200);
    }

    @Test
    void failuresOfAnAddressAreCountedAndThoseOfOthersAreNot() {
        for (int i = 0; i < 10; i++) {
            assertThat(status(wrong())).isEqualTo(401);
        }

        AuthorityResponse refused = fixture.token(form(wrong()));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("Retry-After", "1");
        assertThat(json(refused).get("error").stringValue()).isEqualTo("temporarily_unavailable");
        fixture.address = "192.0.2.2";
        assertThat(status(wrong())).isEqualTo(401);
        fixture.address = "192.0.2.1";
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(status(wrong())).isEqualTo(401);
        assertThat(status(wrong())).isEqualTo(429);
    }

    @Test
    void allAddressesOfAnIpv6NetworkAreOne() {
        for (int i = 0; i < 10; i++) {
            fixture.address = "2001:db8:0:1::" + i;
            assertThat(status(wrong())).isEqualTo(401);
        }

        assertThat(status(wrong())).isEqualTo(429);
        fixture.address = "2001:db8:0:2::1";
        assertThat(status(wrong())).isEqualTo(401);
    }

    @Test
    void aKnownClientAndAnUnknownOneAreToldTheSame() {
        for (int i = 0; i < 30; i++) {
            AuthorityResponse known = fixture.token(form(wrong()));
            fixture.address = "192.0.2.2";
            var form = form(wrong());
            form.put("client_id", "aaaaaaaa-0000-4000-8000-00000000000" + i % 10);
            AuthorityResponse unknown = fixture.token(form);
            fixture.address = "192.0.2.1";

            assertThat(unknown.status()).isEqualTo(known.status());
            assertThat(unknown.headers()).isEqualTo(known.headers());
            assertThat(json(unknown).get("error_description"))
                    .isEqualTo(json(known).get("error_description"));
        }
    }

    private Credentials wrong() {
        return new Credentials(fixture.backup.application(), "hfs_wrong", fixture.backup.secret());
    }

    private int status(Credentials credentials) {
        return fixture.token(form(credentials)).status();
    }

    private Map<String, String> form(Credentials credentials) {
        var form = fixture.form();
        form.put("client_id", credentials.application().clientId());
        form.put("client_secret", credentials.clientSecret());
        return form;
    }
}
