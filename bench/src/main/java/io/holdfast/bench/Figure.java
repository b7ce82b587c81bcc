package io.holdfast.bench;

import java.util.Optional;

/**
 * One measurement, as a process that measures hands it to the one that reports.
 *
 * @param name for example {@code backup}
 * @param peak the most memory that the process held, in bytes; 0 if this is not measured
 * @param stored what lies in storage afterwards, in bytes; 0 if nothing new does
 */
record Figure(String name, double seconds, long peak, long stored) {

    private static final String MARK = "figure";

    static Figure of(String name, double seconds) {
        return new Figure(name, seconds, 0, 0);
    }

    void print() {
        System.out.println(MARK + "\t" + name + "\t" + seconds + "\t" + peak + "\t" + stored);
    }

    /** Empty for a line that says something else. */
    static Optional<Figure> read(String line) {
        String[] parts = line.split("\t");
        return parts.length == 5 && parts[0].equals(MARK)
                ? Optional.of(new Figure(
                        parts[1], Double.parseDouble(parts[2]), Long.parseLong(parts[3]), Long.parseLong(parts[4])))
                : Optional.empty();
    }
}
