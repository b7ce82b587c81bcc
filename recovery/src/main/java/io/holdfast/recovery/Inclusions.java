package io.holdfast.recovery;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a backup holds only when it is told to: types that Azure's backups leave out, by the word that their descriptors give
 * them, such as {@code portal}.
 */
final class Inclusions {

    private Inclusions() {}

    /**
     * The types that these words name.
     *
     * @throws RecoveryRefusedException naming what is no such word
     */
    static Set<String> of(Catalog catalog, List<String> words) {
        refusal(catalog, words).ifPresent(refusal -> {
            throw new RecoveryRefusedException(refusal);
        });
        return words.stream()
                .flatMap(word -> types(catalog, word).stream())
                .map(ResourceType::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the first word that is none. */
    static Optional<RecoveryRefusal> refusal(Catalog catalog, List<String> words) {
        return words.stream()
                .filter(word -> types(catalog, word).isEmpty())
                .findFirst()
                .map(word -> new RecoveryRefusal.NothingToInclude(word, List.copyOf(words(catalog))));
    }

    /** All words, sorted. */
    static Set<String> words(Catalog catalog) {
        return catalog.types().stream()
                .map(ResourceType::backupWith)
                .filter(word -> word != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The types that one word names, without regard to case; none when it is no such word. */
    static List<ResourceType> types(Catalog catalog, String word) {
        return catalog.types().stream()
                .filter(type -> word.equalsIgnoreCase(type.backupWith()))
                .toList();
    }
}
