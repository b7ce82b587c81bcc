package io.holdfast.entities.hooks.policies;

import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.UniqueValues;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.store.Reader;
import io.holdfast.store.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The display names of the named values that there are: by them policies, backends and loggers refer to named values. */
public final class NamedValueNames {

    private NamedValueNames() {}

    /** The named value of the draft's space that has this display name. */
    public static Optional<ResourceKey> find(Draft draft, String displayName, Transaction transaction) {
        return draft.context()
                .unique()
                .displayNames()
                .owner(
                        draft.call().request().service(),
                        transaction,
                        UniqueValues.displayName(draft.space(), displayName));
    }

    /** For reading many documents: the names of each space are read once, when the first is asked for. */
    static final class Read {

        private final Reader reader;
        private final Map<Space, Set<String>> spaces = new HashMap<>();

        Read(Reader reader) {
            this.reader = reader;
        }

        Predicate<String> in(Space space) {
            return name -> spaces.computeIfAbsent(space, this::read).contains(name);
        }

        private Set<String> read(Space space) {
            Set<String> names = new HashSet<>();
            reader.<RuntimeException>scan(
                    space.type("namedValues"),
                    space.name(""),
                    each -> names.add(
                            Documents.properties(each).path("displayName").asString("")));
            return names;
        }
    }
}
