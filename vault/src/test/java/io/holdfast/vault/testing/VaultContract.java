package io.holdfast.vault.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobPage;
import io.holdfast.vault.BlobReader;
import io.holdfast.vault.BlobSummary;
import io.holdfast.vault.BlobWriter;
import io.holdfast.vault.StorageException;
import io.holdfast.vault.StorageException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every kind of vault must do; docs/adding-a-vault.md says how to use it. The test of a new kind extends this class, here or in another project (the
 * room's jar of tests), and says how a vault of that kind is opened. Each test works in a container with a name of its own, which it leaves there.
 */
public abstract class VaultContract {

    private final String container = "c" + UUID.randomUUID();
    private BackupVault vault;

    /**
     * The account of the vault under test, opened anew: with that key, or with its own when {@code key} is empty. Open it through
     * {@link io.holdfast.vault.StorageAccounts}, as the server does, so that names are checked before they arrive.
     *
     * @throws StorageException if the key is not that of the account; a vault may also say so at its first use
     */
    protected abstract BackupVault open(String key);

    @BeforeEach
    void openVault() {
        vault = open("");
    }

    @AfterEach
    void closeVault() {
        vault.close();
    }

    private void write(String blob, byte[] content, Map<String, String> metadata) throws IOException {
        try (BlobWriter writer = vault.write(container, blob)) {
            writer.write(content);
            writer.commit(metadata);
        }
    }

    private byte[] read(String blob) throws IOException {
        try (BlobReader reader = vault.read(container, blob);
                InputStream in = reader.open(0, reader.length())) {
            return in.readAllBytes();
        }
    }

    private static void assertProblem(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void aContainerIsMadeOnceAndRequired() {
        assertProblem(Problem.CONTAINER_NOT_FOUND, () -> vault.requireContainer(container));

        vault.createContainer(container);
        vault.createContainer(container);

        vault.requireContainer(container);
        assertThat(vault.list(container)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "folder/b.apimbackup", "Ü 中 😀 %2F+&?#*'()", ".hidden", "a..b", "../up", "UPPER"})
    void whatIsWrittenUnderANameIsReadUnderIt(String blob) throws IOException {
        vault.createContainer(container);

        write(blob, "content".getBytes(UTF_8), Map.of("holdfast_format", "1", "other", "a=b\\c"));

        assertThat(read(blob)).asString().isEqualTo("content");
        assertThat(vault.list(container)).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo(blob);
            assertThat(found.length()).isEqualTo(7);
            assertThat(found.metadata()).containsEntry("holdfast_format", "1").containsEntry("other", "a=b\\c");
        });
    }

    @Test
    void manyBytesComeBackWholeAndInRanges() throws IOException {
        vault.createContainer(container);
        byte[] content = new byte[20_000_003];
        new Random(1).nextBytes(content);

        write("large", content, Map.of());

        assertThat(Arrays.equals(read("large"), content)).isTrue();
        try (BlobReader reader = vault.read(container, "large")) {
            assertThat(reader.length()).isEqualTo(content.length);
            assertThat(reader.open(content.length - 98, 98).readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(content, content.length - 98, content.length));
            assertThat(reader.open(8_388_600, 16).readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(content, 8_388_600, 8_388_616));
            assertThat(reader.open(5, 0).readAllBytes()).isEmpty();
        }
    }

    @Test
    void anEmptyBlobIsABlob() throws IOException {
        vault.createContainer(container);

        write("empty", new byte[0], Map.of());

        assertThat(read("empty")).isEmpty();
    }

    @Test
    void withoutACommitNothingIsSeen() throws IOException {
        vault.createContainer(container);
        try (BlobWriter writer = vault.write(container, "b")) {
            writer.write(new byte[9_000_000]);
            assertThat(vault.list(container)).isEmpty();
        }

        assertThat(vault.list(container)).isEmpty();
        assertProblem(Problem.BLOB_NOT_FOUND, () -> vault.read(container, "b"));
    }

    @Test
    void aBlobStaysUntilAnotherTakesItsName() throws IOException {
        vault.createContainer(container);
        write("b", "old".getBytes(UTF_8), Map.of("n", "1"));

        try (BlobWriter writer = vault.write(container, "b")) {
            writer.write("newer".getBytes(UTF_8));
            assertThat(read("b")).asString().isEqualTo("old");
            writer.commit(Map.of("n", "2"));
        }

        assertThat(read("b")).asString().isEqualTo("newer");
        assertThat(vault.list(container))
                .singleElement()
                .satisfies(found -> assertThat(found.metadata()).containsEntry("n", "2"));
    }

    @Test
    void twoWritersOfOneNameDoNotMix() throws IOException {
        vault.createContainer(container);
        byte[] ones = new byte[9_000_000];
        byte[] twos = new byte[9_000_000];
        Arrays.fill(ones, (byte) 1);
        Arrays.fill(twos, (byte) 2);

        try (BlobWriter first = vault.write(container, "b");
                BlobWriter second = vault.write(container, "b")) {
            first.write(ones);
            second.write(twos);
            first.commit(Map.of());
        }

        assertThat(Arrays.equals(read("b"), ones)).isTrue();
    }

    @Test
    void aBlobThatIsReplacedWhileItIsReadIsNeverMixed() throws IOException {
        vault.createContainer(container);
        write("b", "old".getBytes(UTF_8), Map.of());
        try (BlobReader reader = vault.read(container, "b")) {
            write("b", "new".getBytes(UTF_8), Map.of());

            try {
                assertThat(reader.open(0, 3).readAllBytes()).asString().isEqualTo("old");
            } catch (StorageException e) {
                assertThat(e.problem()).isEqualTo(Problem.CONFLICT);
            }
        }
    }

    @Test
    void aDeletedBlobIsGone() throws IOException {
        vault.createContainer(container);
        write("b", "x".getBytes(UTF_8), Map.of());

        vault.delete(container, "b");
        vault.delete(container, "b");

        assertThat(vault.list(container)).isEmpty();
    }

    @Test
    void aListingComesInPartsAndByPrefix() throws IOException {
        vault.createContainer(container);
        for (String blob : List.of("a", "daily/1", "daily/2", "daily/3", "other")) {
            write(blob, "x".getBytes(UTF_8), Map.of("n", "1"));
        }

        BlobPage first = vault.page(container, "daily/", "", 2);
        BlobPage second = vault.page(container, "daily/", first.continuation(), 2);

        assertThat(first.blobs()).extracting(BlobSummary::name).containsExactly("daily/1", "daily/2");
        assertThat(first.blobs().getFirst().metadata()).containsEntry("n", "1");
        assertThat(second.blobs()).extracting(BlobSummary::name).containsExactly("daily/3");
        assertThat(second.continuation()).isEmpty();
        assertThat(vault.page(container, "", "", 2).blobs())
                .extracting(BlobSummary::name)
                .containsExactly("a", "daily/1");
        assertThat(vault.list(container)).hasSize(5);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> vault.read(container, "b")).hasMessageContaining(container);
        vault.createContainer(container);

        assertThatThrownBy(() -> vault.read(container, "b"))
                .hasMessageContaining("'b'")
                .hasMessageContaining(container);
    }

    @Test
    void badNamesGoNowhere() {
        for (String bad : List.of("", "ab", "Abc", "a--b", "-abc", "abc-", "a_b", "../abc", "a".repeat(64))) {
            assertProblem(Problem.BAD_CONTAINER_NAME, () -> vault.createContainer(bad));
        }
        for (String bad : List.of("", "b.", "b/", "a\nb", "x".repeat(1025), "/".repeat(300) + "x")) {
            assertProblem(Problem.BAD_BLOB_NAME, () -> vault.write(container, bad));
        }
    }

    @Test
    void anotherKeyIsRefusedAndNotShown() {
        String wrong = "d3Jvbmcta2V5LW9mLTY0LWJ5dGVzLXdyb25nLWtleS1vZi02NC1ieXRlcy13cm9uZw==";

        assertThatThrownBy(() -> {
                    try (BackupVault other = open(wrong)) {
                        other.createContainer(container);
                    }
                })
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.problem()).isIn(Problem.KEY_REFUSED, Problem.FORBIDDEN))
                .hasMessageContaining("key")
                .hasMessageNotContaining(wrong);
    }
}
