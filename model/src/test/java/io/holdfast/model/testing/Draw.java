package io.holdfast.model.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What a case of a {@link Property} is drawn from. Every draw comes down to numbers from 0 up, which are kept: smaller ones, or fewer,
 * draw a simpler case. So the first of several values should be the plainest, and a range ends in simplicity at zero.
 */
public final class Draw {

    private static final int SMALL = 16;
    private static final String ODD = "\u0000\n\t\"'\\<&;{}/%\u0301\u200e\u2028\ud800\udc00\ufffd\uffff😀éſΩ中";

    private final SplittableRandom random;
    private final long[] given;
    private final boolean fresh;
    private long[] drawn = new long[64];
    private int count;

    private Draw(long seed, long[] given, boolean fresh) {
        this.random = new SplittableRandom(seed);
        this.given = given;
        this.fresh = fresh;
    }

    static Draw from(long seed) {
        return new Draw(seed, new long[0], true);
    }

    /** Draws these numbers, cut to what is possible, and then only zeros. */
    static Draw again(long[] numbers) {
        return new Draw(0, numbers, false);
    }

    long[] drawn() {
        return Arrays.copyOf(drawn, count);
    }

    private long number(long most, LongSupplier chance) {
        long number = fresh ? chance.getAsLong() : count < given.length ? Math.min(given[count], most) : 0;
        if (count == drawn.length) {
            drawn = Arrays.copyOf(drawn, 2 * count);
        }
        drawn[count++] = number;
        return number;
    }

    private long even(long most) {
        return most == Long.MAX_VALUE ? random.nextLong() & Long.MAX_VALUE : random.nextLong(most + 1);
    }

    /** The ends of a range are drawn more often than what is between. */
    private long uneven(long most) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextBoolean() ? 0 : most;
            case 1 -> even(Math.min(most, SMALL));
            default -> even(most);
        };
    }

    /** Any number from the least to the most. */
    public long between(long least, long most) {
        if (least >= 0) {
            return least + upTo(most - least);
        }
        if (most < 0) {
            return most - upTo(most - least);
        }
        boolean negative = number(1, () -> random.nextInt(2)) == 1;
        return negative ? -1 - upTo(-1 - least) : upTo(most);
    }

    private long upTo(long most) {
        return number(most, () -> uneven(most));
    }

    public int between(int least, int most) {
        return (int) between((long) least, (long) most);
    }

    public long anyLong() {
        return between(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** True once in so many times. */
    public boolean oneIn(int times) {
        return number(1, () -> random.nextInt(times) == 0 ? 1 : 0) == 1;
    }

    /** One of these, each as often as the others. */
    @SafeVarargs
    public final <T> T of(T... values) {
        return of(List.of(values));
    }

    /** One of these, each as often as the others. */
    public <T> T of(List<T> values) {
        return values.get((int) number(values.size() - 1L, () -> even(values.size() - 1L)));
    }

    /** What one of these ways draws. */
    @SafeVarargs
    public final <T> T either(Function<Draw, ? extends T>... ways) {
        return of(List.of(ways)).apply(this);
    }

    /** A list of any length up to the most. */
    public <T> List<T> list(int most, Function<Draw, ? extends T> item) {
        return list(0, most, item);
    }

    /** A list with at least and at most so many items. Each is asked for by a number of its own, so that any can be left out. */
    public <T> List<T> list(int least, int most, Function<Draw, ? extends T> item) {
        long size = fresh ? least + uneven(most - least) : 0;
        var items = new ArrayList<T>();
        while (items.size() < least || items.size() < most && number(1, () -> items.size() < size ? 1 : 0) == 1) {
            items.add(item.apply(this));
        }
        return items;
    }

    /** A text of these characters. */
    public String text(String characters, int least, int most) {
        List<String> each =
                characters.codePoints().mapToObj(Character::toString).toList();
        return String.join("", list(least, most, draw -> draw.of(each)));
    }

    /** Several of these in a row. */
    public String joined(int most, String... parts) {
        return String.join("", list(most, draw -> draw.of(parts)));
    }

    /** Any text, with what is rare in others, and broken UTF-16. */
    public String anyText(int most) {
        return String.join("", list(most, Draw::character));
    }

    private String character() {
        return either(
                draw -> Character.toString((char) draw.between('a', 'z')),
                draw -> Character.toString((char) draw.between(' ', '~')),
                draw -> Character.toString(ODD.charAt(draw.between(0, ODD.length() - 1))),
                draw -> Character.toString(draw.between(0, Character.MAX_CODE_POINT)));
    }

    /** For what wants a source of its own. */
    public Random random() {
        return new Random(anyLong());
    }
}
