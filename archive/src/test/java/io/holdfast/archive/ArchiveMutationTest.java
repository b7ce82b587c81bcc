package io.holdfast.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Breaks good archives at random, a few thousand times in every build, with the targets and seeds of {@link
 * ArchiveReaderFuzzTest}. Jazzer cannot do this part: it fuzzes one target a JVM, and only when the environment says so.
 * A failure names its seed; {@code -Darchive.seed=N} repeats it, {@code -Darchive.rounds=N} goes on for longer.
 */
class ArchiveMutationTest {

    private static final long[] EDGES = {
        0, 1, -1, 127, 128, 255, 256, 65535, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final String[] TOKENS = {
        "\"",
        "\\",
        "\\u0000",
        "\\ud800",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "-1",
        "1e999",
        "99999999999999999999",
        "\n",
        "../"
    };

    private interface Target {
        void run(byte[] input) throws IOException;
    }

    @TestFactory
    Stream<DynamicTest> broken_input_is_refused_in_words() throws IOException {
        return Stream.of(
                test("container", FuzzTargets.containers(), FuzzTargets::container),
                test("manifest", FuzzTargets.manifests(), FuzzTargets::manifest),
                test("frame", FuzzTargets.frames(), FuzzTargets::frame),
                test("records", FuzzTargets.lines(), FuzzTargets::records));
    }

    private static DynamicTest test(String name, Stream<byte[]> seeds, Target target) {
        List<byte[]> good = seeds.toList();
        long first = Long.getLong("archive.seed", new Random().nextLong());
        int rounds = Integer.getInteger("archive.rounds", 1500);
        return DynamicTest.dynamicTest(name, () -> {
            for (long seed = first; seed < first + rounds; seed++) {
                byte[] input = broken(good, new Random(seed));
                try {
                    target.run(input);
                } catch (Throwable e) {
                    throw new AssertionError(name + " with -Darchive.seed=" + seed, e);
                }
            }
        });
    }

    private static byte[] broken(List<byte[]> good, Random random) {
        byte[] input = good.get(random.nextInt(good.size())).clone();
        for (int i = random.nextInt(4); i >= 0 && input.length > 0; i--) {
            input = mutate(input, random);
        }
        return input;
    }

    private static byte[] mutate(byte[] input, Random random) {
        int at = random.nextInt(input.length);
        int length = Math.min(input.length - at, 1 + random.nextInt(16));
        return switch (random.nextInt(6)) {
            case 0 -> flip(input, at, random);
            case 1 -> number(input, at, random);
            case 2 -> splice(input, at, length, new byte[0]);
            case 3 -> splice(input, at, 0, Arrays.copyOfRange(input, at, at + length));
            case 4 -> splice(input, at, random.nextInt(2) * length, token(random));
            default -> Arrays.copyOf(input, at);
        };
    }

    private static byte[] flip(byte[] input, int at, Random random) {
        input[at] ^= (byte) (1 << random.nextInt(8));
        return input;
    }

    /** An edge of a number type, as wide as fits, in the byte order of ZIP and zstd. */
    private static byte[] number(byte[] input, int at, Random random) {
        byte[] number = new byte[8];
        ByteBuffer.wrap(number).order(ByteOrder.LITTLE_ENDIAN).putLong(EDGES[random.nextInt(EDGES.length)]);
        System.arraycopy(number, 0, input, at, Math.min(1 << random.nextInt(4), input.length - at));
        return input;
    }

    private static byte[] token(Random random) {
        return TOKENS[random.nextInt(TOKENS.length)].getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static byte[] splice(byte[] input, int at, int removed, byte[] added) {
        return Frames.join(Arrays.copyOf(input, at), added, Arrays.copyOfRange(input, at + removed, input.length));
    }
}
