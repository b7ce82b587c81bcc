package io.holdfast.expression.bind;

import io.holdfast.expression.run.Frame;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names that a place of the text sees, and the frame that new ones get their places in. */
final class Scope {

    /** A frame as the text has it: of a function, or of one round of a loop. */
    static final class Place {
        final @Nullable Place outer;
        final int level;
        final Frame.Size size = new Frame.Size();

        Place(@Nullable Place outer) {
            this.outer = outer;
            this.level = outer == null ? 0 : outer.level + 1;
        }
    }

    final @Nullable Scope outer;
    final Place place;
    private final Map<String, Symbol> names = new HashMap<>(4);

    Scope(@Nullable Scope outer, Place place) {
        this.outer = outer;
        this.place = place;
    }

    @Nullable
    Symbol find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Symbol symbol = scope.names.get(name);
            if (symbol != null) {
                return symbol;
            }
        }
        return null;
    }

    boolean declaresItself(String name) {
        return names.containsKey(name);
    }

    void add(String name, Symbol symbol) {
        names.put(name, symbol);
    }

    /** How many frames lie between this place and that of a symbol. */
    int levelsTo(Place other) {
        return place.level - other.level;
    }
}
