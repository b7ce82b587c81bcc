package io.holdfast.server.settings.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a value may be. Those of {@link SettingTypes} are put together to others by the methods here.
 *
 * @param words complete "it must be …", and say in the documentation what may be set: "a whole number from 1 to 20"
 * @param list whether it is a list: an array in the file, words with commas between them elsewhere
 * @param blank whether the parser wants to see a value that is set to nothing; otherwise that is as not set
 * @param parser takes one word, or those of a list. An IllegalArgumentException says that they will not do
 * @param writer the way back: what could be written to get this value; empty when nothing need be
 */
public record SettingType<T>(
        String words, boolean list, boolean blank, Function<List<String>, T> parser, Function<T, List<String>> writer) {

    /** Of a single word. */
    static <T> SettingType<T> of(String words, Function<String, T> parser, Function<T, String> writer) {
        return new SettingType<>(
                words, false, false, all -> parser.apply(all.getFirst()), value -> List.of(writer.apply(value)));
    }

    /** The same values as something else. */
    public <R> SettingType<R> map(Function<T, R> there, Function<R, T> back) {
        return new SettingType<>(words, list, blank, parser.andThen(there), writer.compose(back));
    }

    /** The same, called otherwise. */
    public SettingType<T> called(String other) {
        return new SettingType<>(other, list, blank, parser, writer);
    }

    /** Those of its values that are as said; {@link #words} should say so. */
    public SettingType<T> where(Predicate<T> condition) {
        return new SettingType<>(
                words,
                list,
                blank,
                parser.andThen(value -> {
                    if (!condition.test(value)) {
                        throw new IllegalArgumentException(words);
                    }
                    return value;
                }),
                writer);
    }

    /** Refuses where a problem is found, as in "must have one value at least"; the first of its words is shown with it. */
    public SettingType<T> refusing(Function<T, Optional<Problem>> check) {
        return new SettingType<>(
                words,
                list,
                blank,
                parser.andThen(value -> {
                    check.apply(value).ifPresent(problem -> {
                        throw new Unfit(problem.says(), problem.part());
                    });
                    return value;
                }),
                writer);
    }

    /** @param part of the value, that is wrong */
    public record Problem(String says, String part) {}

    /** A value, or none where nothing is set. */
    public SettingType<Optional<T>> optional() {
        return map(Optional::of, found -> found.orElseThrow())
                .withWriter(found -> found.map(writer).orElse(List.of()));
    }

    private SettingType<T> withWriter(Function<T, List<String>> other) {
        return new SettingType<>(words, list, blank, parser, other);
    }

    /** Refuses a list that is set and has nothing in it, instead of taking it as not set. */
    public SettingType<T> seeingBlanks() {
        return new SettingType<>(words, list, true, parser, writer);
    }

    /** Any number of them. */
    public SettingType<List<T>> listOf(String wordsOfList) {
        return new SettingType<>(
                wordsOfList,
                true,
                false,
                all -> each(wordsOfList, all),
                values -> values.stream()
                        .map(value -> String.join("", writer.apply(value)))
                        .toList());
    }

    private List<T> each(String wordsOfList, List<String> all) {
        var values = new ArrayList<T>();
        for (String word : all) {
            try {
                values.add(parser.apply(List.of(word)));
            } catch (Unfit e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw new Unfit("must be " + wordsOfList, word);
            }
        }
        return List.copyOf(values);
    }
}
