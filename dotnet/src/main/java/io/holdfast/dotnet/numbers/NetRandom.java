package io.holdfast.dotnet.numbers;

/** Knuth's subtractive generator as .NET has it, so that a seed gives the same numbers. */
final class NetRandom {

    private static final int SIZE = 56;
    private static final int FIRST = 161_803_398;
    private static final int STEP = 21;
    private static final int ROUNDS = 4;
    private static final int APART = 30;

    private final int[] state = new int[SIZE];
    private int at;
    private int other = STEP;

    NetRandom(int seed) {
        int start = FIRST - (seed == Integer.MIN_VALUE ? Integer.MAX_VALUE : Math.abs(seed));
        int last = SIZE - 1;
        state[last] = start;
        int next = 1;
        int place = 0;
        for (int i = 1; i < last; i++) {
            place = (place + STEP) % last;
            state[place] = next;
            next = positive(start - next);
            start = state[place];
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 1; i <= last; i++) {
                state[i] = positive(state[i] - state[1 + (i + APART) % last]);
            }
        }
    }

    private static int positive(int number) {
        return number < 0 ? number + Integer.MAX_VALUE : number;
    }

    int next() {
        at = at + 1 >= SIZE ? 1 : at + 1;
        other = other + 1 >= SIZE ? 1 : other + 1;
        int value = state[at] - state[other];
        value = positive(value == Integer.MAX_VALUE ? value - 1 : value);
        state[at] = value;
        return value;
    }

    double nextDouble() {
        return next() * (1.0 / Integer.MAX_VALUE);
    }

    int next(int least, int most) {
        long range = (long) most - least;
        if (range <= Integer.MAX_VALUE) {
            return (int) (nextDouble() * range) + least;
        }
        double sample = next();
        sample = next() % 2 == 0 ? -sample : sample;
        double scaled = (sample + (Integer.MAX_VALUE - 1)) / (2.0 * Integer.MAX_VALUE - 1);
        return (int) ((long) (scaled * range) + least);
    }
}
