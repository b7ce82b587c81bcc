package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Resource;
import io.holdfast.model.testing.Seed;
import io.holdfast.store.Configuration;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobSummary;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.RequiresNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process with SIGKILL in the middle of backups, restores, previews and proofs, at a random moment or just before a random step
 * of storage. Whatever the point: afterwards the configuration is, byte for byte and with its secrets, the one before or, of a restore,
 * the one of the archive; the long-running operation says what became of it; backups are whole; nothing half-made stays; a repeat
 * succeeds. The whole server is killed likewise, in rounds that are fewer: see the KillTest of the acceptance tests.
 */
class KillTest {

    private static final long SEED = Seed.first();
    private static final int ROUNDS = Seed.rounds(36);
    private static final int ROUNDS_OF_AZURE = Seed.rounds(8);
    private static final int SIZE = 16;
    private static final int CHANGE = 4;

    /** What a round draws from. */
    private static final List<KilledAction> DRAWN = List.of(
            KilledAction.BACKUP,
            KilledAction.BACKUP,
            KilledAction.RESTORE,
            KilledAction.RESTORE,
            KilledAction.PREVIEW,
            KilledAction.PROOF);

    /** What an action takes when nobody disturbs it: of the time, what is known so far. */
    private record Usual(long nanos, int steps) {}

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final KilledSteps steps = new KilledSteps();
    private final Map<KilledAction, Usual> usual = new EnumMap<>(KilledAction.class);
    private KilledSite site;
    private Deployment here;
    private KilledProcess child;
    private String archived;

    @Test
    void whateverTheMomentOfDeathADirectoryHoldsWholeBackupsAndTheConfigurationIsOneOrTheOther() throws Exception {
        kill(ROUNDS, Deployment.ACCOUNT, directory.resolve("storage").toUri(), Deployment.KEY);
    }

    @Test
    @RequiresNode
    void whateverTheMomentOfDeathSoItIsWithAzureBlobStorage() throws Exception {
        try (var azurite = Azurite.start()) {
            kill(ROUNDS_OF_AZURE, Azurite.ACCOUNT, azurite.endpoint(), azurite.key());
        }
    }

    private void kill(int rounds, String account, URI endpoint, String key) throws IOException {
        System.err.println("KillTest: " + rounds + " rounds on " + endpoint + "; " + Seed.repeat(SEED));
        site = new KilledSite(directory.resolve("data"), directory.resolve("recovery.keys"), account, endpoint, key);
        RecoveryKeys.generate().writeNew(site.keyFile());
        prepare();
        try {
            for (int round = 1; round <= rounds; round++) {
                round(round);
            }
        } finally {
            here.close();
            child.close();
        }
    }

    private void prepare() throws IOException {
        child = KilledProcess.start(site);
        here = open();
        here.service("contoso", "Premium");
        here.load(KilledSite.SERVICE, backedUp(SIZE));
        archived = digest();
        succeed(KilledAction.BACKUP, "again");
        for (KilledAction action : KilledAction.values()) {
            steps.begin(0);
            long start = System.nanoTime();
            succeed(action, "base");
            usual.put(action, new Usual(System.nanoTime() - start, steps.taken()));
        }
    }

    private Deployment open() throws IOException {
        return site.open(steps);
    }

    private List<Resource> backedUp(int size) {
        return GeneratedResources.of(random, size).stream()
                .filter(resource ->
                        here.catalog.type(resource.key().type()).orElseThrow().backedUp())
                .toList();
    }

    private String digest() {
        return here.digest(KilledSite.SERVICE);
    }

    private LongRunningOperation succeed(KilledAction action, String blob) {
        LongRunningOperation ended = here.ended(action.begin(here, KilledSite.SERVICE, site.location(blob)));
        assertThat(ended.state()).as(action + " " + blob + ": " + ended).isEqualTo(State.SUCCEEDED);
        return ended;
    }

    private void round(int number) throws IOException {
        KilledAction action = DRAWN.get(random.nextInt(DRAWN.size()));
        boolean restoring = action == KilledAction.RESTORE;
        String blob = action != KilledAction.BACKUP ? "base" : random.nextBoolean() ? "again" : "round-" + number;
        if (restoring || random.nextInt(3) == 0) {
            change();
        }
        String before = digest();
        List<String> known = operations();
        here.close();

        int step = random.nextBoolean() ? 1 + random.nextInt(usual.get(action).steps()) : 0;
        long delay = (long) (random.nextDouble() * 1.3 * usual.get(action).nanos());
        String what = "round " + number + ": " + action + " of " + blob + ", killed "
                + (step > 0 ? "before step " + step : "after " + delay / 1000 + " µs") + "; " + Seed.repeat(SEED);
        boolean acknowledged = killed(action, blob, step, delay);

        child = KilledProcess.start(site);
        here = open();
        String wanted = restoring ? archived : before;
        assertThat(digest()).as(what).isIn(before, wanted);
        List<LongRunningOperation> begun = begunSince(known);
        begun.forEach(operation -> saysWhatBecameOfIt(operation, what, before, wanted));
        if (acknowledged) {
            assertThat(begun).as(what).extracting(LongRunningOperation::state).containsExactly(State.SUCCEEDED);
        }
        if (action == KilledAction.BACKUP) {
            backupsAreWhole(blob, what);
        }

        repeat(action, blob, what, before, wanted);
    }

    /** Whether the child had said that it succeeded. */
    private boolean killed(KilledAction action, String blob, int step, long delay) throws IOException {
        child.open();
        child.order(action + " " + blob + " " + step);
        List<String> said = new ArrayList<>();
        if (step > 0) {
            said.add(child.expect("waits", "ended"));
        } else {
            LockSupport.parkNanos(delay);
        }
        said.addAll(child.kill());
        var ended = said.stream().filter(line -> line.startsWith("ended ")).findFirst();
        if (step == 0) {
            // The longest that did not suffice, or what it took.
            long nanos = ended.map(line -> Long.parseLong(line.split(" ")[2]))
                    .orElse(Math.max(delay, usual.get(action).nanos()));
            usual.put(action, new Usual(nanos, usual.get(action).steps()));
        }
        ended.ifPresent(line -> assertThat(line).startsWith("ended SUCCEEDED"));
        return ended.isPresent();
    }

    private List<String> operations() {
        return here.store.operations().of(KilledSite.SERVICE).stream()
                .map(LongRunningOperation::id)
                .toList();
    }

    private List<LongRunningOperation> begunSince(List<String> known) {
        return here.store.operations().of(KilledSite.SERVICE).stream()
                .filter(operation -> !known.contains(operation.id()))
                .toList();
    }

    private void saysWhatBecameOfIt(LongRunningOperation operation, String what, String before, String wanted) {
        assertThat(here.store.service(KilledSite.SERVICE).orElseThrow().activeOperation())
                .as(what)
                .isNull();
        if (operation.state() == State.SUCCEEDED) {
            assertThat(digest()).as(what + ", said to have succeeded").isEqualTo(wanted);
        } else {
            assertThat(operation.errorCode()).as(what + ": " + operation).isEqualTo("OperationInterrupted");
            assertThat(digest()).as(what + ", said to have failed").isEqualTo(before);
        }
    }

    /** A blob that can be seen is one that can be restored, also one that was about to be replaced. */
    private void backupsAreWhole(String written, String what) {
        List<String> blobs;
        try (BackupVault vault = site.vault()) {
            blobs = vault.list(site.container()).stream().map(BlobSummary::name).toList();
        }
        assertThat(blobs).as(what).contains("base", "again");
        if (blobs.contains(written)) {
            LongRunningOperation verified =
                    here.ended(here.recovery.verify(KilledSite.SERVICE, site.location(written)));
            assertThat(verified.state()).as(what + ": " + verified).isEqualTo(State.SUCCEEDED);
        }
    }

    private void repeat(KilledAction action, String blob, String what, String before, String wanted)
            throws IOException {
        succeed(action, blob);
        assertThat(digest()).as(what + ", repeated").isEqualTo(wanted);
        if (action == KilledAction.BACKUP) {
            change();
            succeed(KilledAction.RESTORE, blob);
            assertThat(digest()).as(what + ", repeated and restored").isEqualTo(before);
        }
        // Whoever still reads a file lets go of it soon.
        await().untilAsserted(() ->
                assertThat(generations()).as(what + ": generations").hasSize(1));
        assertThat(files(directory.resolve("storage").resolve(site.container())))
                .as(what + ": files of the vault")
                .allMatch(name -> name.matches("(\\.metadata-)?(base|again|round-\\d+)(\\.proof\\.json)?"));
    }

    private List<String> generations() throws IOException {
        return files(site.data().resolve("generations")).stream()
                .map(name -> name.replaceFirst("-(wal|shm|journal)$", ""))
                .distinct()
                .toList();
    }

    private static List<String> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Makes the configuration another one than any before. */
    private void change() {
        Configuration configuration = here.store.configuration(KilledSite.SERVICE);
        List<Resource> old = new ArrayList<>();
        configuration.scan(configuration.types().getFirst(), null, old::add);
        configuration.write(transaction -> {
            for (Resource resource : backedUp(CHANGE)) {
                transaction.put(resource.key(), resource.path(), resource.document(), resource.secrets());
            }
            return transaction.delete(old.get(random.nextInt(old.size())).key());
        });
    }
}
