package io.holdfast.entities;

import java.util.Map;
import java.util.Optional;

/**
 * What a hook keeps of a {@link Draft} from one step to the next. Each is a constant of the hook that owns it, so that no two hooks can take
 * one for another's.
 */
public final class Note<T> {

    void put(T value, Map<Note<?>, Object> notes) {
        notes.put(this, value);
    }

    Optional<T> in(Map<Note<?>, Object> notes) {
        @SuppressWarnings("unchecked") // nobody but put() writes under this note
        T value = (T) notes.get(this);
        return Optional.ofNullable(value);
    }
}
