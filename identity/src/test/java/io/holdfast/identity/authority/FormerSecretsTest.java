package io.holdfast.identity.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that an earlier version stored go on working; each is stored anew when it is used. */
class FormerSecretsTest {

    private static final String KIND = "application-secrets";
    private static final String SECRET = "hfs_8HFz0Qr6lDL9cSTQpuTV4pPl1mQ0QyqQnF5r0u0-cVQ";

    /** As version 0.1.0 wrote it, for the secret above. */
    private static final String STORED = """
        {"id":"%s","clientId":"%s","label":"registration","algorithm":"PBKDF2WithHmacSHA256","iterations":60000,\
        "salt":"AAECAwQFBgcICQoLDA0ODw==","hash":"%s"}""";

    private static final String HASH = "IxFMi9xGYFhRX5taXPjGfaj8IuiInlvmg0DuSYoaGdE=";

    @TempDir
    Path directory;

    private AuthorityFixture fixture;
    private String clientId;
    private String recordId;

    @BeforeEach
    void store() throws IOException {
        fixture = AuthorityFixture.withSharedKey(directory);
        clientId = fixture.backup.application().clientId();
        String id = "bbbbbbbb-0000-4000-8000-000000000001";
        recordId = clientId + "/" + id;
        fixture.records.put(KIND, recordId, STORED.formatted(id, clientId, HASH).getBytes(StandardCharsets.UTF_8));
        fixture.clock.advance(Duration.ofSeconds(2));
    }

    @Test
    void itWorksAndIsStoredAnew() {
        assertThat(stored()).doesNotContain("sha256");

        assertThat(status(SECRET)).isEqualTo(200);

        assertThat(stored()).contains("\"sha256\":\"").contains(HASH);
        assertThat(fixture.applications.mostFormerSecrets()).isZero();
        assertThat(status(SECRET)).isEqualTo(200);
        assertThat(status(SECRET.replace('8', '9'))).isEqualTo(401);
    }

    @Test
    void oneThatWasTakenBackWhileItWasCheckedStaysAway() {
        StoredSecret known = fixture.applications.secrets(clientId).stream()
                .filter(StoredSecret::isFormer)
                .findFirst()
                .orElseThrow();
        fixture.records.delete(KIND, recordId);

        fixture.applications.renew(known, SECRET);

        assertThat(fixture.records.get(KIND, recordId)).isEmpty();
    }

    @Test
    void anEarlierVersionCanReadWhatIsStoredNow() {
        fixture.records.all(KIND).values().forEach(record -> {
            var document = Json.parse(record);
            assertThat(document.get("salt").stringValue()).isNotEmpty();
            assertThat(document.get("hash").isString()).isTrue();
            assertThat(document.get("iterations").isInt()).isTrue();
        });
    }

    @Test
    void itsHolderSignsInWhileOthersGuess() throws Exception {
        var stop = new CountDownLatch(1);
        List<Integer> guesses = java.util.Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                threads.submit(() -> {
                    while (stop.getCount() > 0) {
                        guesses.add(status(SECRET.replace('8', '9')));
                    }
                });
            }
            try {
                assertThat(status(SECRET)).isEqualTo(200);
                // From now on it costs nothing any more.
                for (int i = 0; i < 100; i++) {
                    assertThat(status(SECRET)).isEqualTo(200);
                }
            } finally {
                stop.countDown();
            }
        }
        assertThat(guesses).isNotEmpty().doesNotContain(200);
    }

    private String stored() {
        return new String(fixture.records.get(KIND, recordId).orElseThrow(), StandardCharsets.UTF_8);
    }

    private int status(String secret) {
        var form = fixture.form();
        form.put("client_id", clientId);
        form.put("client_secret", secret);
        return fixture.token(form).status();
    }
}
