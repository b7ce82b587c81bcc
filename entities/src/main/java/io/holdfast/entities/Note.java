package io.holdfast.entities;

/**
 * What a hook keeps of a {@link Draft} from one step to the next. Each is a constant of the hook that owns it, so that no two hooks can take
 * one for another's.
 */
public final class Note<T> {

    // Told from others by its identity.
}
