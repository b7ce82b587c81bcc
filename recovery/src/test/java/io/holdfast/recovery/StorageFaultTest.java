package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobSummary;
import io.holdfast.vault.Identities;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageAccounts;
import io.holdfast.vault.StorageConnection;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.FaultyStorage;
import io.holdfast.vault.testing.FaultyStorage.Asked;
import io.holdfast.vault.testing.FaultyStorage.Fault;
import io.holdfast.vault.testing.RequiresNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real blob server behind a proxy that fails as storage services do: what passes is overcome, what stays is explained. */
@RequiresNode
@Timeout(120)
class StorageFaultTest {

    private static Azurite azurite;

    @TempDir
    Path directory;

    private final RecoveryKeys keys = RecoveryKeys.generate();
    private FaultyStorage storage;
    private Deployment here;
    private ServiceId id;

    @BeforeAll
    static void start() {
        azurite = Azurite.start();
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    @BeforeEach
    void open() {
        storage = FaultyStorage.before(azurite.endpoint());
        here = new Deployment(directory.resolve("here"), accounts(storage.endpoint()), keys);
        id = here.filled("contoso");
    }

    @AfterEach
    void close() {
        here.close();
        storage.close();
    }

    private static StorageAccounts accounts(URI endpoint) {
        return accounts(endpoint, StorageConnection.DEFAULT);
    }

    private static StorageAccounts accounts(URI endpoint, StorageConnection connection) {
        var account = new StorageAccounts.Account(
                endpoint, Optional.empty(), Optional.empty(), Identities.PLATFORM, connection);
        return new StorageAccounts(Map.of(Azurite.ACCOUNT, account));
    }

    private static BackupLocation location(String blob) {
        return new BackupLocation(Azurite.ACCOUNT, "faults", blob, new StorageAccess.AccessKey(azurite.key()));
    }

    /** That fault for the first so many requests of that kind. */
    private AtomicInteger inject(Predicate<Asked> which, int times, Fault fault) {
        var met = new AtomicInteger();
        storage.rule(asked -> which.test(asked) && met.incrementAndGet() <= times ? fault : new Fault.None());
        return met;
    }

    private static boolean downloads(Asked asked, String blob) {
        return asked.method().equals("GET") && asked.path().endsWith("/" + blob);
    }

    @ParameterizedTest
    @CsvSource({"503, ServerBusy", "500, InternalError", "500, OperationTimedOut", "429, TooManyRequests"})
    void throttlingWhileABackupIsUploadedAndCommittedIsOvercome(int status, String code) {
        AtomicInteger met = inject(asked -> asked.uploads() || asked.commits(), 2, new Fault.Answer(status, code));

        LongRunningOperation backup = here.ended(here.recovery.backup(id, location("throttled-" + code)));

        assertThat(backup.state()).as(backup.errorMessage()).isEqualTo(State.SUCCEEDED);
        assertThat(met.get()).isGreaterThan(2);
    }

    @Test
    void aConnectionCutWhileARestoreReadsIsOvercome() {
        String before = here.digest(id);
        here.ended(here.recovery.backup(id, location("cut")));
        AtomicInteger met = inject(asked -> downloads(asked, "cut"), 2, new Fault.Cut(10));

        LongRunningOperation restore =
                here.ended(here.recovery.restore(id, location("cut"), RestoreOptions.NONE, RestoreRights.ALL));

        assertThat(restore.state()).as(restore.errorMessage()).isEqualTo(State.SUCCEEDED);
        assertThat(here.digest(id)).isEqualTo(before);
        assertThat(met.get()).isGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AuthorizationFailure,     firewall",
        "412, LeaseIdMissing,           break it",
        "409, BlobImmutableDueToPolicy, immutable",
        "409, InvalidBlobType,          of another type",
    })
    void aBackupThatStorageRefusesFailsWithTheNextStepAndLeavesNoBlob(int status, String code, String words) {
        String blob = "refused-" + code;
        inject(Asked::commits, Integer.MAX_VALUE, new Fault.Answer(status, code));

        LongRunningOperation backup = here.ended(here.recovery.backup(id, location(blob)));

        assertThat(backup.state()).isEqualTo(State.FAILED);
        assertThat(backup.errorCode()).isEqualTo("BackupFailed");
        assertThat(backup.errorMessage())
                .startsWith("Cannot backup: ")
                .contains("'" + Azurite.ACCOUNT + "'", words)
                .doesNotContain(azurite.key());
        assertThat(blobs()).doesNotContain(blob);
    }

    @ParameterizedTest
    @CsvSource({"403, AuthorizationFailure, firewall", "409, BlobArchived, rehydrate", "503, ServerBusy, ServerBusy"})
    void aRestoreThatStorageRefusesFailsWithTheNextStepAndChangesNothing(int status, String code, String words) {
        here.ended(here.recovery.backup(id, location("good")));
        here.put(id, new ResourceKey("apis", "", "later"), "{}", null);
        String before = here.digest(id);
        inject(asked -> downloads(asked, "good"), Integer.MAX_VALUE, new Fault.Answer(status, code));

        LongRunningOperation restore =
                here.ended(here.recovery.restore(id, location("good"), RestoreOptions.NONE, RestoreRights.ALL));

        assertThat(restore.state()).isEqualTo(State.FAILED);
        assertThat(restore.errorMessage())
                .startsWith("Cannot restore: ")
                .contains("'" + Azurite.ACCOUNT + "'", words)
                .doesNotContain(azurite.key());
        assertThat(here.digest(id)).isEqualTo(before);
    }

    @Test
    void aContainerThatIsBeingDeletedIsRefusedAtOnce() {
        inject(asked -> asked.query().contains("restype=container"), 9, new Fault.Answer(409, "ContainerBeingDeleted"));

        assertThatThrownBy(() -> here.recovery.backup(id, location("b")))
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal().field()).contains("containerName"))
                .hasMessageContaining("try again in a minute");
    }

    @Test
    void withOneTryTheFirstFailureIsTheLast() {
        AtomicInteger met = inject(asked -> true, 1, new Fault.Answer(503, "ServerBusy"));
        try (var impatient =
                deployment("one-try", new StorageConnection(1, Duration.ofSeconds(60), Optional.empty()))) {
            ServiceId service = impatient.filled("contoso");

            assertThatThrownBy(() -> impatient.recovery.backup(service, location("one-try")))
                    .isInstanceOf(RecoveryRefusedException.class)
                    .hasMessageContaining("ServerBusy");
        }
        assertThat(met).hasValue(1);
    }

    @Test
    void storageThatNeverAnswersIsGivenUpAfterTheTimeout() {
        var never = new CountDownLatch(1);
        AtomicInteger met = inject(asked -> true, Integer.MAX_VALUE, new Fault.Wait(never));
        try (var impatient = deployment("timeout", new StorageConnection(2, Duration.ofSeconds(1), Optional.empty()))) {
            ServiceId service = impatient.filled("contoso");

            assertThatThrownBy(() -> impatient.recovery.backup(service, location("timeout")))
                    .isInstanceOf(RecoveryRefusedException.class)
                    .hasMessageContaining("'" + Azurite.ACCOUNT + "' cannot be reached");
        } finally {
            never.countDown();
        }
        assertThat(met).hasValue(2);
    }

    private Deployment deployment(String name, StorageConnection connection) {
        return new Deployment(directory.resolve(name), accounts(storage.endpoint(), connection), keys);
    }

    private static List<String> blobs() {
        try (BackupVault vault =
                accounts(azurite.endpoint()).open(Azurite.ACCOUNT, new StorageAccess.AccessKey(azurite.key()))) {
            return vault.list("faults").stream().map(BlobSummary::name).toList();
        }
    }
}
