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
    void a_secret_is_stored_as_a_hash_and_shown_nowhere() {
        assertThat(fixture.records.dump())
                .contains("PBKDF2WithHmacSHA256")
                .doesNotContain(fixture.backup.clientSecret());
        assertThat(fixture.backup.toString()).doesNotContain(fixture.backup.clientSecret());
        assertThat(fixture.backup.clientSecret()).startsWith("hfs_").hasSizeGreaterThan(40);
    }

    @Test
    void two_secrets_work_side_by_side_until_one_is_taken_back() {
        String clientId = fixture.backup.application().clientId();
        Credentials second = fixture.applications.addSecret(clientId, "next").orElseThrow();
        assertThat(status(fixture.backup)).isEqualTo(200);
        assertThat(status(second)).isEqualTo(200);

        assertThat(fixture.applications.removeSecrets(clientId, "registration")).isEqualTo(1);

        assertThat(status(fixture.backup)).isEqualTo(401);
        assertThat(status(second)).isEqualTo(200);
    }

    @Test
    void a_deleted_application_gets_no_more_tokens() {
        assertThat(status(fixture.backup)).isEqualTo(200);

        assertThat(fixture.applications.delete(fixture.backup.application().clientId()))
                .isTrue();

        assertThat(status(fixture.backup)).isEqualTo(401);
        assertThat(fixture.applications.list()).isEmpty();
        assertThat(fixture.records.dump()).doesNotContain("hash");
        assertThat(fixture.applications.delete("nobody")).isFalse();
    }

    @Test
    void what_another_node_registers_works_within_seconds() {
        fixture.applications.list();
        var otherNode = new Applications(fixture.records, fixture.clock);
        Credentials remote = otherNode.register("registered elsewhere");

        fixture.clock.advance(Duration.ofSeconds(2));

        assertThat(status(remote)).isEqualTo(200);
    }

    @Test
    void an_application_needs_a_name() {
        assertThatThrownBy(() -> fixture.applications.register(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixture.applications.register("x".repeat(257)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void guessing_is_slowed_down_to_one_attempt_a_second() {
        for (int i = 0; i < 5; i++) {
            assertThat(status(wrong())).isEqualTo(401);
        }

        AuthorityResponse refused = fixture.token(form(wrong()));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("Retry-After", "1");
        assertThat(json(refused).get("error").stringValue()).isEqualTo("temporarily_unavailable");
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(status(wrong())).isEqualTo(401);
        assertThat(status(wrong())).isEqualTo(429);
    }

    @Test
    void guessing_keeps_nobody_out_who_has_signed_in_before() {
        assertThat(status(fixture.backup)).isEqualTo(200);
        for (int i = 0; i < 20; i++) {
            status(wrong());
        }

        assertThat(status(wrong())).isEqualTo(429);
        assertThat(status(fixture.backup)).isEqualTo(200);
    }

    @Test
    void unknown_clients_share_one_allowance() {
        for (int i = 0; i < 5; i++) {
            var form = fixture.form();
            form.put("client_id", "nobody-" + i);
            assertThat(fixture.token(form).status()).isEqualTo(401);
        }

        var form = fixture.form();
        form.put("client_id", "nobody-else");
        assertThat(fixture.token(form).status()).isEqualTo(429);
        assertThat(status(fixture.backup)).isEqualTo(200);
    }

    private Credentials wrong() {
        return new Credentials(fixture.backup.application(), "hfs_wrong");
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
