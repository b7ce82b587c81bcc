package io.holdfast.identity.authority;

import static io.holdfast.identity.authority.AuthorityFixture.TENANT;
import static io.holdfast.identity.authority.AuthorityFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import io.holdfast.identity.AuthenticationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the authority's keys are kept, replaced and shared. */
class SigningKeysTest {

    @TempDir
    Path directory;

    private AuthorityFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new AuthorityFixture(directory);
    }

    @Test
    void thePrivateKeyStaysInAFileForItsOwner() throws Exception {
        Path file = directory.resolve("signing-key.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).content().contains("\\\"d\\\"");
        assertThat(fixture.records.dump()).contains("\\\"n\\\"").doesNotContain("\\\"d\\\"");
    }

    @Test
    void aRotatedKeyStaysPublishedAndItsTokensStayGood() throws Exception {
        String before = token();
        fixture.keys.rotate();
        String after = token();

        assertThat(keyId(after)).isNotEqualTo(keyId(before));
        assertThat(publishedKeyIds()).containsExactlyInAnyOrder(keyId(before), keyId(after));
        assertThat(fixture.verifier.authenticate("Bearer " + before))
                .isEqualTo(fixture.verifier.authenticate("Bearer " + after));
    }

    @Test
    void aRotatedKeyIsForgottenAfterADay() throws Exception {
        String before = token();
        fixture.keys.rotate();
        fixture.clock.advance(Duration.ofDays(1));

        assertThat(publishedKeyIds()).doesNotContain(keyId(before)).hasSize(1);
        assertThat(fixture.keys.find(keyId(before))).isEmpty();
        SigningKeys.open(directory.resolve("signing-key.json"), fixture.records, fixture.clock);
        assertThat(fixture.records.all("token-signing-keys")).hasSize(1);
    }

    @Test
    void aKeyIsReplacedAfterNinetyDaysOfItsOwnAccord() throws Exception {
        String before = token();
        fixture.clock.advance(Duration.ofDays(90));

        String after = token();

        assertThat(keyId(after)).isNotEqualTo(keyId(before));
        assertThat(fixture.verifier.authenticate("Bearer " + after)).isNotNull();
    }

    @Test
    void theKeySurvivesARestart() throws Exception {
        String before = token();

        SigningKeys again = SigningKeys.open(directory.resolve("signing-key.json"), fixture.records, fixture.clock);

        assertThat(again.current().id()).isEqualTo(keyId(before));
    }

    @Test
    void anotherNodeWithTheSameStoreTrustsIt(@TempDir Path otherDirectory) throws Exception {
        SigningKeys other = SigningKeys.open(otherDirectory.resolve("key.json"), fixture.records, fixture.clock);
        fixture.keys.rotate();
        fixture.clock.advance(Duration.ofSeconds(1));

        assertThat(other.find(keyId(token()))).isPresent();
    }

    @Test
    void madeUpKeyIdsDoNotReachTheStoreEachTime() {
        fixture.keys.find("made-up");
        int scans = fixture.records.scans();

        for (int i = 0; i < 100; i++) {
            assertThat(fixture.keys.find("made-up-" + i)).isEmpty();
        }

        assertThat(fixture.records.scans()).isEqualTo(scans);
    }

    @Test
    void aDamagedKeyFileIsNamedAndNotShown() throws IOException {
        Path file = directory.resolve("signing-key.json");
        Files.writeString(file, "{\"key\":\"secret-looking\",\"created\":\"2026-11-24T00:00:00Z\"}");

        assertThatThrownBy(() -> SigningKeys.open(file, fixture.records, fixture.clock))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("remove it")
                .hasMessageNotContaining("secret-looking");
    }

    @Test
    void aTokenOfAnotherDeploymentIsRefused(@TempDir Path elsewhere) throws Exception {
        var other = new AuthorityFixture(elsewhere);
        String token = json(other.token(other.form())).get("access_token").stringValue();

        assertThatThrownBy(() -> fixture.verifier.authenticate("Bearer " + token))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("The access token is invalid.");
    }

    private String token() {
        return json(fixture.token(fixture.form())).get("access_token").stringValue();
    }

    private static String keyId(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private List<String> publishedKeyIds() {
        return json(fixture.get("/" + TENANT + "/discovery/v2.0/keys")).get("keys").values().stream()
                .map(key -> key.get("kid").stringValue())
                .toList();
    }
}
