package io.holdfast.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The header fields of a message. Names ignore case; a field may have several values, in order. */
public interface Headers {

    /** The first value, or null. */
    @Nullable
    String get(String name);

    List<String> all(String name);

    boolean contains(String name);

    /** The names of all fields, each once, as they are written. */
    Set<String> names();

    /** Replaces every value of the field by one. */
    void set(String name, String value);

    void add(String name, String value);

    void remove(String name);
}
