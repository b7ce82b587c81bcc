package io.holdfast.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries that are no zstd frame as a writer makes one, unsealed and sealed with the right key. */
class HostileFrameTest {

    private static final RecoveryKeys KEYS = RecoveryKeys.generate();
    private static final byte[] CONTENT = Forge.RECORD.getBytes(UTF_8);

    static List<Arguments> frames() throws Exception {
        byte[] good = Frames.of(CONTENT);
        byte[] legacy = good.clone();
        legacy[0] = 0x27;
        return List.of(
                Arguments.of("empty", new byte[0], "shorter than the manifest says"),
                Arguments.of("cut in the header", Arrays.copyOf(good, 5), "cannot be opened"),
                Arguments.of("cut in a block", Arrays.copyOf(good, good.length - 3), "cannot be opened"),
                Arguments.of("zeros", new byte[64], "is no zstd frame"),
                Arguments.of("format 0.7 of zstd", legacy, "is no zstd frame"),
                Arguments.of("skippable", Frames.join(Frames.skippable(5), good), "is no zstd frame"),
                Arguments.of("a dictionary", Frames.empty(1, 0), "is no zstd frame"),
                Arguments.of("the reserved bit", Frames.empty(8, 0), "is no zstd frame"),
                Arguments.of("two frames", Frames.join(good, good), "goes on after its end"),
                Arguments.of("a skippable one behind", Frames.join(good, Frames.skippable(0)), "goes on after its end"),
                Arguments.of("a byte behind", Frames.join(good, new byte[1]), "goes on after its end"),
                Arguments.of("a block of type 3", block(3 << 1 | 1), "has a block that zstd does not know"),
                Arguments.of("a long block", block(0x20001 << 3 | 1), "has a block that zstd does not know"),
                Arguments.of("window 16 MiB", Frames.empty(0, 14 << 3), "wants a zstd window of 16777216 bytes"),
                Arguments.of("window 3.75 TiB", Frames.empty(0, 0xff), "wants a zstd window of 4123168604160 bytes"),
                Arguments.of("one segment of 2^62", Frames.announcing(1L << 62), "wants a zstd window of 4611686"),
                Arguments.of("one of 2^64-1", Frames.announcing(-1), "wants a zstd window of 18446744073709551615"),
                Arguments.of("one of 1 GiB", Frames.announcing(1 << 30), "wants a zstd window of 1073741824"),
                Arguments.of("a bomb", Frames.repeated('x', 100_000), "unfolds to more than the manifest says"),
                Arguments.of("line breaks only", Frames.repeated('\n', 100_000), "unfolds to more"),
                Arguments.of("random", random(), "is no zstd frame"));
    }

    private static byte[] block(int bits) {
        byte[] frame = Frames.empty(0, 0);
        frame[6] = (byte) bits;
        frame[7] = (byte) (bits >> 8);
        frame[8] = (byte) (bits >> 16);
        return frame;
    }

    private static byte[] random() {
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void isRefused(String what, byte[] frame, String reason) throws Exception {
        byte[] sealed = Forge.sealed(frame, 1, CONTENT.length, KEYS);

        assertThatThrownBy(() -> Archives.read(Forge.archive(frame, 1, CONTENT.length), KEYS))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> Archives.read(sealed, KEYS))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(reason);
    }

    /** So that the guard refuses none that a compressor makes within the bounds: levels, checksums, sizes, single segments. */
    @Test
    void framesOfEveryKindPass() throws Exception {
        Random random = new Random(2);
        for (int size : new int[] {0, 1, 255, 256, 257, 65_791, 65_792, 131_072, 300_000, 5_000_000}) {
            byte[] content = new byte[size];
            for (int i = 0; i < size; i++) {
                content[i] = (byte) (i % 1000 < 500 ? 'x' : random.nextInt());
            }
            for (int level : new int[] {-5, 1, 3, 15}) {
                assertPasses(Zstd.compress(content, level), content);
                assertPasses(streamed(content, level), content);
            }
        }
    }

    private static byte[] streamed(byte[] content, int level) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZstdOutputStreamNoFinalizer(bytes, level)) {
            out.setChecksum(true);
            out.write(content, 0, content.length / 2);
            out.flush();
            out.write(content, content.length / 2, content.length - content.length / 2);
        }
        return bytes.toByteArray();
    }

    private static void assertPasses(byte[] frame, byte[] content) throws Exception {
        try (var whole = new FrameGuard(new ByteArrayInputStream(frame), "e")) {
            assertThat(whole.readAllBytes()).isEqualTo(frame);
        }
        try (var single = new FrameGuard(new ByteArrayInputStream(frame), "e")) {
            for (byte b : frame) {
                assertThat(single.read()).isEqualTo(b & 0xff);
            }
            assertThat(single.read()).isEqualTo(-1);
        }
        assertThat(Zstd.decompress(frame, content.length)).isEqualTo(content);
    }
}
