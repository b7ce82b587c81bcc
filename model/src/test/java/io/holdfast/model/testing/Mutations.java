package io.holdfast.model.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Breaks good input at random, in every build, with the targets and seeds of a fuzz test. Jazzer cannot do this part: it fuzzes one
 * target a JVM, and only when the environment says so. A failure names its {@link Seed}.
 */
public final class Mutations {

    private static final int ROUNDS = 1500;
    private static final int SHOWN_BYTES = 512;
    private static final long[] EDGES = {
        0, 1, -1, 127, 128, 255, 256, 65535, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private final List<byte[]> good;
    private final List<byte[]> words;

    private Mutations(List<byte[]> good, List<byte[]> words) {
        this.good = good;
        this.words = words;
    }

    /** What takes an input. It ends quietly, or throws what is then a finding. */
    public interface Target {
        void run(byte[] input) throws Exception;
    }

    /**
     * A test that feeds a target with broken input.
     *
     * @param seeds good input
     * @param words of the input's language, which are put in at random places
     */
    public static DynamicTest test(String name, Stream<byte[]> seeds, Target target, String... words) {
        return test(name, ROUNDS, seeds, target, words);
    }

    /** The same, for a target that takes its time. */
    public static DynamicTest test(String name, int usual, Stream<byte[]> seeds, Target target, String... words) {
        var mutations = new Mutations(
                seeds.toList(),
                Arrays.stream(words)
                        .map(word -> word.getBytes(StandardCharsets.UTF_8))
                        .toList());
        long first = Seed.first();
        int rounds = Seed.rounds(usual);
        return DynamicTest.dynamicTest(name, () -> {
            for (byte[] seed : mutations.good) {
                run(target, seed, name + " as it is");
            }
            for (long seed = first; seed < first + rounds; seed++) {
                run(target, mutations.broken(new Random(seed)), name + ", " + Seed.repeat(seed));
            }
        });
    }

    private static void run(Target target, byte[] input, String what) {
        try {
            target.run(input.clone());
        } catch (Throwable e) {
            throw new AssertionError(what + ": " + shown(input), e);
        }
    }

    private byte[] broken(Random random) {
        byte[] input = good.get(random.nextInt(good.size())).clone();
        for (int i = random.nextInt(4); i >= 0 && input.length > 0; i--) {
            input = mutate(input, random);
        }
        return input;
    }

    private byte[] mutate(byte[] input, Random random) {
        int at = random.nextInt(input.length);
        int length = Math.min(input.length - at, 1 + random.nextInt(16));
        return switch (random.nextInt(6)) {
            case 0 -> flip(input, at, random);
            case 1 -> number(input, at, random);
            case 2 -> splice(input, at, length, new byte[0]);
            case 3 -> splice(input, at, 0, Arrays.copyOfRange(input, at, at + length));
            case 4 -> splice(input, at, random.nextInt(2) * length, word(random));
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

    private byte[] word(Random random) {
        return words.isEmpty() ? new byte[] {0} : words.get(random.nextInt(words.size()));
    }

    private static byte[] splice(byte[] input, int at, int removed, byte[] added) {
        var whole = new ByteArrayOutputStream();
        whole.write(input, 0, at);
        whole.writeBytes(added);
        whole.write(input, at + removed, input.length - at - removed);
        return whole.toByteArray();
    }

    private static String shown(byte[] input) {
        String hex = HexFormat.of().formatHex(input, 0, Math.min(input.length, SHOWN_BYTES));
        return input.length + " bytes, " + hex + (input.length > SHOWN_BYTES ? "…" : "");
    }
}
