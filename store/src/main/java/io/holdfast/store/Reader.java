package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one generation. All orders are that of {@link ResourceKey}: parent, then name, by their UTF-8 bytes. */
public interface Reader {

    Optional<Resource> get(ResourceKey key);

    /** How many resources of a type there are below one parent, or below all when {@code parent} is null. */
    long count(String type, @Nullable String parent);

    /** A page in key order; {@code parent} as for {@link #count}. */
    List<Resource> list(String type, @Nullable String parent, int skip, int top);

    /** Up to {@code top} resources of a type, below all parents, in key order: those after {@code last}, or the first. */
    List<Resource> after(String type, @Nullable ResourceKey last, int top);

    /** Up to {@code top} resources of a type below one parent, by name: those after the name {@code last}, or the first. */
    List<Resource> after(String type, String parent, @Nullable String last, int top);

    /** Hands over every resource of a type in key order, in bounded memory; {@code parent} as for {@link #count}. */
    <X extends Exception> void scan(String type, @Nullable String parent, Visitor<X> visitor) throws X;

    /** The types of which at least one resource exists, sorted. */
    List<String> types();

    /** Takes resources one by one. */
    @FunctionalInterface
    interface Visitor<X extends Exception> {
        void visit(Resource resource) throws X;
    }
}
