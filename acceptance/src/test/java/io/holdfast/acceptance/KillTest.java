package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.Arm.Answer;
import io.holdfast.acceptance.support.Configuration;
import io.holdfast.acceptance.support.DataDirectory;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import io.holdfast.model.ServiceId;
import io.holdfast.model.testing.Seed;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.RequiresNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real server with SIGKILL at random points of backups, restores, previews and proofs. Whatever the point: afterwards the
 * configuration is, byte for byte, the one before or, of a restore, the one of the archive; the long-running operation is reported
 * as what it became; nothing half-made stays; a repeat succeeds. What is on disk is compared in every round, and what the server
 * shows of it in some. Recovery has a test of this name, too, which kills more often, without a server.
 */
@RequiresNode
class KillTest {

    private static final long SEED = Seed.first();
    private static final int ROUNDS = Seed.rounds(10);
    private static final int WALK_EVERY = 10;
    private static final int AZURITE_EVERY = 5;
    private static final int SUBSCRIPTIONS = 60;
    private static final int NAMED_VALUES = 60;
    private static final String GROUP = "kill";

    private enum Action {
        BACKUP("backup"),
        RESTORE("restore"),
        PREVIEW("providers/Holdfast.Recovery/previewRestore?api-version=2026-11-01"),
        PROOF("providers/Holdfast.Recovery/proveBackup?api-version=2026-11-01");

        /** Below the service. */
        final String path;

        Action(String path) {
            this.path = path;
        }
    }

    /** What a round draws from. */
    private static final List<Action> DRAWN =
            List.of(Action.BACKUP, Action.BACKUP, Action.RESTORE, Action.RESTORE, Action.PREVIEW, Action.PROOF);

    private final Random random = new Random(SEED);

    @TempDir
    Path directory;

    private ServerProcess server;
    private Arm arm;
    private String service;
    private Storage files;
    private Storage blobs;
    private ServiceId id;
    private Configuration shownArchived;
    private String archived;

    @Test
    void whateverTheMomentOfDeathTheConfigurationIsOneOrTheOther() {
        System.err.println("KillTest: " + ROUNDS + " rounds; " + Seed.repeat(SEED));
        try (var azurite = Azurite.start()) {
            server = ServerProcess.start(
                    directory.resolve("data"),
                    Map.of(
                            "storage.accounts." + Azurite.ACCOUNT + ".endpoint",
                            azurite.endpoint().toString(),
                            // What a restore replaced is not kept for an undo, so that nothing hides a leftover.
                            "recovery.undoHours",
                            "0"));
            try {
                prepare(azurite);
                var times = new EnumMap<Action, Long>(Action.class);
                for (Action action : Action.values()) {
                    times.put(action, time(action, files));
                }
                for (int round = 1; round <= ROUNDS; round++) {
                    boolean remote = round % AZURITE_EVERY == 0;
                    Action action = DRAWN.get(random.nextInt(DRAWN.size()));
                    round(round, action, remote ? blobs : files, times.get(action) * (remote ? 3 : 1));
                }
            } finally {
                server.close();
            }
        }
    }

    private void prepare(Azurite azurite) {
        arm = server.arm();
        service = arm.createService(GROUP, "contoso", "Premium");
        Samples.fill(arm, service, "http://127.0.0.1:9", 4, SUBSCRIPTIONS);
        for (int i = 0; i < NAMED_VALUES; i++) {
            arm.create(
                    service + "/namedValues/value-" + i,
                    Map.of("displayName", "value-" + i, "value", "value " + i, "secret", i % 3 == 0));
        }
        files = new Storage("local", "backups", "base", server.storageKey());
        blobs = new Storage(Azurite.ACCOUNT, "backups", "base", azurite.key());
        id = new ServiceId(server.endpoint("subscriptionId"), GROUP, "contoso");
        shownArchived = Configuration.of(arm, service);
        archived = digest();
        arm.run(service, "backup", files).ok();
        arm.run(service, "backup", blobs).ok();
    }

    private long time(Action action, Storage storage) {
        long start = System.nanoTime();
        arm.run(service, action.path, storage).ok();
        return System.nanoTime() - start;
    }

    /** Of what the living server has written. */
    private String digest() {
        return new DataDirectory(server.data(), true).digest(id);
    }

    private void round(int round, Action action, Storage base, long normally) {
        boolean restoring = action == Action.RESTORE;
        if (restoring || random.nextInt(3) == 0) {
            change(round);
        }
        String before = digest();
        boolean walking = round % WALK_EVERY == WALK_EVERY / 2;
        Optional<Configuration> shownBefore = walking ? Optional.of(Configuration.of(arm, service)) : Optional.empty();
        Storage storage = action == Action.BACKUP ? base.withBlob("round-" + round) : base;
        long delay = (long) (random.nextDouble() * 1.3 * normally);
        String what = "round " + round + ": " + action + " on " + base.account() + ", killed after " + delay / 1000
                + " µs; " + Seed.repeat(SEED);

        var started = CompletableFuture.supplyAsync(() -> start(action.path, storage));
        LockSupport.parkNanos(delay);
        server.kill();
        Optional<Answer> answer = started.join();
        String left = new DataDirectory(server.data(), false).digest(id);
        String wanted = restoring ? archived : before;
        assertThat(left).as(what).isIn(before, wanted);

        server = server.again();
        arm = server.arm();
        assertThat(state()).as(what).isEqualTo("Succeeded");
        answer.ifPresent(a -> reportedHonestly(a, what, left, before, wanted));
        shownBefore.ifPresent(shown -> assertThat(Configuration.of(arm, service))
                .as(what + ", as it is shown")
                .isEqualTo(left.equals(before) ? shown : shownArchived));
        assertThat(digest()).as(what + ", started again").isEqualTo(left);
        oneGeneration(what);

        repeat(round, action, storage, what, before, wanted);
    }

    private void repeat(int round, Action action, Storage storage, String what, String before, String wanted) {
        arm.run(service, action.path, storage).ok();
        assertThat(digest()).as(what + ", repeated").isEqualTo(wanted);
        if (action == Action.BACKUP) {
            change(round);
            arm.run(service, "restore", storage).ok();
            assertThat(digest()).as(what + ", restored").isEqualTo(before);
        }
        oneGeneration(what + ", repeated");
        wholeBackupsOnly(what + ", repeated");
    }

    /** The answer to the request, if there was one before the server died. */
    private Optional<Answer> start(String path, Storage storage) {
        try {
            return Optional.of(arm.post(service + "/" + path, storage.body()));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private void reportedHonestly(Answer started, String what, String left, String before, String wanted) {
        assertThat(started.status()).as(what).isEqualTo(202);
        // The port of the next life is another one.
        String location = started.header("Location").replaceFirst("https://[^/]+", "");
        Answer end = arm.await(location);
        if (end.status() == 200) {
            assertThat(left).as(what + ", said to have succeeded").isEqualTo(wanted);
        } else {
            assertThat(end.status()).as(what + ": " + end).isEqualTo(400);
            assertThat(end.errorMessage()).as(what).isNotBlank();
            assertThat(left).as(what + ", said to have failed").isEqualTo(before);
        }
    }

    private String state() {
        return arm.get(service)
                .ok()
                .json()
                .path("properties")
                .path("provisioningState")
                .asString();
    }

    /** The store holds one generation of the one service; whoever still reads the old one lets go of it soon. */
    private void oneGeneration(String what) {
        await().ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() ->
                        assertThat(generations()).as(what + ": generations").hasSize(1));
    }

    private Set<String> generations() {
        return names(server.data().resolve("generations")).stream()
                .map(name -> name.replaceFirst("-(wal|shm|journal)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The directory vault holds whole backups only, once the next one has been written. */
    private void wholeBackupsOnly(String what) {
        assertThat(names(server.data().resolve("storage")))
                .as(what + ": files of the vault")
                .allMatch(name -> name.matches("(\\.metadata-)?(base|round-\\d+)(\\.proof\\.json)?"));
    }

    private static Set<String> names(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the configuration another one than any before. */
    private void change(int round) {
        arm.create(
                service + "/namedValues/round",
                Map.of("displayName", "round", "value", "round " + round + " " + random.nextLong()));
        if (random.nextBoolean()) {
            Samples.subscription(arm, service, "extra-" + round);
        }
        if (random.nextBoolean()) {
            arm.send("DELETE", service + "/subscriptions/caller-" + random.nextInt(SUBSCRIPTIONS), null);
        }
    }
}
