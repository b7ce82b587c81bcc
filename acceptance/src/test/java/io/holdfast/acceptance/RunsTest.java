package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.acceptance.support.DataDirectory;
import io.holdfast.acceptance.support.Program;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import io.holdfast.model.ServiceId;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.FaultyStorage;
import io.holdfast.vault.testing.FaultyStorage.Fault;
import io.holdfast.vault.testing.RequiresNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Backups and restores that last, because a blob server is silent: followed, left with Ctrl-C, cancelled from the command line. */
@RequiresNode
class RunsTest {

    private static final String GROUP = "shop";
    private static final String VERSION = "?api-version=2026-11-01";

    @TempDir
    static Path directory;

    private static Azurite azurite;
    private static FaultyStorage storage;
    private static ServerProcess server;
    private static String service;

    private final CountDownLatch speak = new CountDownLatch(1);

    @BeforeAll
    static void start() {
        azurite = Azurite.start();
        storage = FaultyStorage.before(azurite.endpoint());
        server = ServerProcess.start(
                directory.resolve("data"),
                Map.of(
                        "storage.accounts." + Azurite.ACCOUNT + ".endpoint",
                        storage.endpoint().toString()));
        service = server.arm().createService(GROUP, "contoso", "Premium");
        Samples.fill(server.arm(), service, "http://127.0.0.1:9", 2, 5);
        server.arm().run(service, "backup", blob("base")).ok();
    }

    @AfterAll
    static void stop() {
        server.close();
        storage.close();
        azurite.close();
    }

    /** As soon as a run has begun the blob server says nothing about blobs; what a command looks at before, it answers. */
    @BeforeEach
    void silence() {
        storage.rule(asked ->
                asked.path().contains("/runs/") && isInProgress(newest()) ? new Fault.Wait(speak) : new Fault.None());
    }

    private static boolean isInProgress(JsonNode run) {
        return run.path("status").asString("").equals("InProgress");
    }

    @AfterEach
    void speak() {
        speak.countDown();
        storage.rule(asked -> new Fault.None());
    }

    private static Storage blob(String name) {
        return new Storage(Azurite.ACCOUNT, "runs", name, azurite.key());
    }

    private static List<String> words(String command, String... more) {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--data", server.data().toString(), "-g", GROUP, "-n", "contoso"));
        words.addAll(List.of(more));
        return words;
    }

    private static List<String> moving(String command, String name) {
        return words(
                command,
                "--backup-name",
                name,
                "--storage-account-name",
                Azurite.ACCOUNT,
                "--storage-account-container",
                "runs",
                "--storage-account-key",
                azurite.key());
    }

    private static Program.Result run(List<String> words) {
        return Program.run(directory, Map.of(), words);
    }

    private static String digest() {
        var id = new ServiceId(server.endpoint("subscriptionId"), GROUP, "contoso");
        return new DataDirectory(server.data(), true).digest(id);
    }

    private static JsonNode newest() {
        return server.arm()
                .get(service + "/providers/Holdfast.Recovery/runs" + VERSION)
                .ok()
                .json()
                .path("value")
                .path(0);
    }

    /** The id of the run that a command has begun. */
    private static String begun(String kind) {
        return await().atMost(Duration.ofSeconds(60))
                .until(RunsTest::newest, run -> run.path("kind").asString("").equals(kind) && isInProgress(run))
                .path("id")
                .asString();
    }

    private static String leftWithCtrlC(String command, String blob) {
        String kind = command.split(" ")[0];
        Program.Running waiting = Program.begin(directory, Map.of(), moving(command, blob));
        String id = begun(kind);

        waiting.interrupt();

        Program.Result left = waiting.end();
        assertThat(left.exitCode()).as(left.toString()).isEqualTo(130);
        assertThat(left.err())
                .contains("goes on at the server")
                .contains("holdfast run watch -g shop -n contoso " + id)
                .contains("holdfast run cancel -g shop -n contoso " + id);
        assertThat(newest().path("status").asString()).isEqualTo("InProgress");
        return id;
    }

    @ParameterizedTest
    @CsvSource({"backup create, new", "restore, base"})
    void whoStopsWaitingIsToldWhatGoesOnAndCancelsIt(String command, String blob) {
        String before = digest();
        String id = leftWithCtrlC(command, blob);

        Program.Result cancelled = run(words("run cancel", id));

        assertThat(cancelled.exitCode()).as(cancelled.toString()).isZero();
        assertThat(cancelled.out()).contains(" of contoso was cancelled after ", "left nothing");
        Program.Result watched = run(words("run watch", id.substring(0, 12)));
        assertThat(watched.exitCode()).as(watched.toString()).isEqualTo(1);
        assertThat(watched.err()).contains("was cancelled", "nothing was changed");
        assertThat(digest()).isEqualTo(before);
        speak.countDown();
        assertThat(server.arm()
                        .post(
                                service + "/providers/Holdfast.Recovery/listBackups" + VERSION,
                                blob("x").body())
                        .ok()
                        .json()
                        .path("value")
                        .findValuesAsString("name"))
                .containsExactly("base");
    }

    @Test
    void aRunThatIsWatchedEndsWhenStorageSpeaksAgain() {
        Program.Result began = run(moving("restore --no-wait -o json", "base"));
        assertThat(began.exitCode()).as(began.toString()).isZero();
        String id = begun("restore");
        assertThat(began.out()).contains("\"run\" : \"" + id + "\"");
        Program.Running watching = Program.begin(directory, Map.of(), words("run watch", id));

        speak.countDown();

        Program.Result end = watching.end();
        assertThat(end.exitCode()).as(end.toString()).isZero();
        assertThat(end.out()).startsWith("The restore of contoso succeeded after ");
    }
}
