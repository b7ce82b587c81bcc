package io.holdfast.management.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.TestServer;
import io.holdfast.management.support.TestServer.Answer;
import io.holdfast.recoveryapi.rights.RecoveryTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of which service a backup is: shown, demanded, pinned. */
class SourcesTest {

    private static final String OPERATOR = "e022efe7-f5ba-4159-bbe4-b44f577e9b61";
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private static final String THEIRS = RightsScene.service("theirs");
    private static final String OURS = RightsScene.service("ours");
    private static final String PINS = OURS + "/providers/Holdfast.Recovery/acceptedSources";

    @TempDir
    Path directory;

    private RightsScene scene;

    /** Somebody who can write to the container has put their backup in the place of ours. */
    @BeforeEach
    void exchange() throws Exception {
        scene = new RightsScene(directory, RecoveryTrust.DEFAULT, RightsScene.account(directory));
        scene.make("ours");
        scene.make("theirs");
        scene.must(200, scene.run("owner", OURS + "/backup", RightsScene.place("nightly")));
        scene.must(200, scene.run("owner", THEIRS + "/backup", RightsScene.place("evil")));
        copy("nightly", "good");
        copy("evil", "nightly");
    }

    private void copy(String from, String to) throws IOException {
        Path container = directory.resolve("storage/backups");
        Files.copy(container.resolve(from), container.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private Answer restore(String blob, String... choices) {
        return scene.run("owner", OURS + "/restore", RightsScene.place(blob, choices));
    }

    @Test
    void everythingThatLooksAtABackupSaysOfWhichServiceItIs() {
        Answer preview =
                scene.run("owner", OURS + "/providers/Holdfast.Recovery/previewRestore", RightsScene.place("nightly"));
        Answer restored = restore("nightly");
        Answer shown = scene.send(
                "owner", "POST", OURS + "/providers/Holdfast.Recovery/showBackup", RightsScene.place("nightly"));
        String trail = scene.send(
                        "owner",
                        "GET",
                        "/subscriptions/" + TestServer.SUBSCRIPTION
                                + "/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01"
                                + "&$filter=eventTimestamp%20ge%20'"
                                + Instant.now().minusSeconds(3600) + "'",
                        null)
                .body();

        assertThat(preview.at("/service")).isEqualTo(THEIRS);
        assertThat(preview.json().path("checks").valueStream().toList()).anySatisfy(check -> {
            assertThat(check.path("name").asString()).isEqualTo("source");
            assertThat(check.path("detail").asString()).startsWith("of '" + THEIRS + "' (deployment ");
        });
        assertThat(restored.at("/holdfast/service")).isEqualTo(THEIRS);
        assertThat(restored.at("/holdfast/serviceName")).isEqualTo("theirs");
        assertThat(restored.at("/holdfast/deployment"))
                .isEqualTo(shown.at("/deployment"))
                .hasSize(36);
        assertThat(trail).contains("Restored the backup of '" + THEIRS + "' (deployment ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "ours"                             | good    | 200
        "Theirs"                           | nightly | 200
        "ours"                             | nightly | 400
        {"service": "theirs"}              | nightly | 200
        {"service": "theirs", "deployment": "another"} | nightly | 400
        """)
    void aRequestCanSayWhichItMeans(String from, String blob, int expected) {
        Answer answer = restore(blob, "\"from\":" + from);

        assertThat(answer.status()).isEqualTo(expected);
        if (expected == 400) {
            assertThat(answer.at("/error/message"))
                    .startsWith("Cannot restore: the backup is of '" + THEIRS + "'")
                    .contains("which holdfast.from names");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "a b"                               | holdfast.from
        7                                   | holdfast.from
        {"deployment": "d"}                 | holdfast.from
        {"service": "ours", "deploy": "d"}  | holdfast.from.deploy
        {"service": "ours", "deployment": 7} | holdfast.from.deployment
        """)
    void aSourceThatNamesNoneIsRefusedAtOnce(String from, String member) {
        assertThat(restore("good", "\"from\":" + from).at("/error/message"))
                .startsWith("Invalid parameter: '" + member + "' ");
    }

    /** Somebody has restored the wrong one; it is undone, and pinned so that it never happens again. */
    @Test
    void anUndoIsNotTakenBackPastPins() {
        String undo = OURS + "/providers/Holdfast.Recovery/undoRestore";
        scene.must(200, restore("nightly"));
        scene.must(200, scene.send("owner", "POST", undo, "{}"));
        scene.must(201, scene.send("owner", "PUT", PINS, "{\"properties\":{\"sources\":[]}}"));

        Answer refused = scene.send("owner", "POST", undo, "{}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/error/message")).startsWith("Cannot undo: the backup is of '" + THEIRS + "'");
        scene.must(200, scene.send("owner", "DELETE", PINS, null));
        scene.must(200, scene.send("owner", "POST", undo, "{}"));
    }

    @Test
    void aServiceWithPinsTakesNoOthers() {
        String only = "{\"properties\":{\"sources\":[]}}";
        String also = "{\"properties\":{\"sources\":[\"" + THEIRS + "\"]}}";
        scene.assign("operator", OPERATOR, OURS);
        scene.assign("contributor", CONTRIBUTOR, OURS);

        assertThat(scene.send("owner", "GET", PINS, null).status()).isEqualTo(404);
        assertThat(scene.send("operator", "PUT", PINS, also).status()).isEqualTo(403);
        scene.must(201, scene.send("contributor", "PUT", PINS, only));
        assertThat(restore("nightly").at("/error/message"))
                .contains("the backup is of '" + THEIRS + "'", "'ours' accepts backups of itself only");
        assertThat(restore("good").status()).isEqualTo(200);
        scene.must(200, scene.send("contributor", "PUT", PINS, also));
        assertThat(scene.send("operator", "GET", PINS, null).at("/properties/sources/0/service"))
                .isEqualTo(THEIRS);
        assertThat(restore("nightly").status()).isEqualTo(200);
        assertThat(scene.send("operator", "DELETE", PINS, null).status()).isEqualTo(403);
        scene.must(200, scene.send("contributor", "DELETE", PINS, null));
        scene.must(204, scene.send("contributor", "DELETE", PINS, null));
    }

    @Test
    void aPreviewOfWhatIsNotAcceptedShowsNothingOfIt() {
        scene.must(201, scene.send("owner", "PUT", PINS, "{\"properties\":{\"sources\":[]}}"));

        Answer preview =
                scene.run("owner", OURS + "/providers/Holdfast.Recovery/previewRestore", RightsScene.place("nightly"));

        assertThat(preview.at("/verdict")).isEqualTo("refused");
        assertThat(preview.json().path("resources").isMissingNode()).isTrue();
    }
}
