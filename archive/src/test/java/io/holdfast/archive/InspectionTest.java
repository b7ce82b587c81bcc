package io.holdfast.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.archive.Inspection.Authenticity;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What can be told of an archive without its recovery key. */
class InspectionTest {

    private final RecoveryKeys keys = RecoveryKeys.generate();

    private static Inspection inspect(byte[] archive, RecoveryKeys keys) throws IOException {
        return ArchiveReader.inspect(new BytesSource(archive), keys);
    }

    @Test
    void withTheKeyItIsKnownToBeAuthentic() throws IOException {
        Inspection found = inspect(Archives.write(Archives.sample(), keys), keys);

        assertThat(found.authenticity()).isEqualTo(Authenticity.AUTHENTIC);
        assertThat(found.manifest().counts()).containsEntry("apis", 2L).containsEntry("subscriptions", 1L);
    }

    @Test
    void withoutTheKeyItCanBeReadAndNobodyKnows() throws IOException {
        Inspection found = inspect(Archives.write(Archives.sample(), keys), RecoveryKeys.generate());

        assertThat(found.authenticity()).isEqualTo(Authenticity.UNKNOWN);
        assertThat(found.manifest().sealingKey()).contains(keys.sealing().fingerprint());
        assertThat(found.manifest().records()).isEqualTo(4);
    }

    @Test
    void nobodyKnowsWhoWroteOneThatIsNotSealed() throws IOException {
        assertThat(inspect(Archives.write(Archives.sample(), null), keys).authenticity())
                .isEqualTo(Authenticity.UNKNOWN);
    }

    @Test
    void aChangedManifestIsSeen() throws IOException {
        byte[] changed =
                Forge.rewritten(Archives.write(Archives.sample(), keys), "\"sku\":\"Premium\"", "\"sku\":\"Amateur\"");

        assertThat(inspect(changed, keys).authenticity()).isEqualTo(Authenticity.CHANGED);
        assertThat(inspect(changed, RecoveryKeys.generate()).authenticity()).isEqualTo(Authenticity.UNKNOWN);
    }

    @Test
    void aCutArchiveIsDamagedAndAnythingElseIsNone() throws IOException {
        byte[] archive = Archives.write(Archives.sample(), keys);

        assertThatThrownBy(() -> inspect(Arrays.copyOf(archive, archive.length - 10), keys))
                .isInstanceOf(ArchiveException.class)
                .isNotInstanceOf(NoArchiveException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> inspect(new byte[500], keys)).isInstanceOf(NoArchiveException.class);
        assertThatThrownBy(() -> inspect(new byte[3], keys)).isInstanceOf(NoArchiveException.class);
    }

    @Test
    void aNewerFormatIsToldApart() throws IOException {
        byte[] newer = Forge.rewritten(Archives.write(Archives.sample(), keys), "\"format\":1", "\"format\":2");

        assertThatThrownBy(() -> inspect(newer, keys)).isInstanceOf(NewerFormatException.class);
    }
}
