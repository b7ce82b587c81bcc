package io.holdfast.dotnet;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A sequence: {@code IEnumerable<T>}. Each iteration begins anew. Strings and byte[] are sequences too: see {@link Sequences}. */
public interface NetEnumerable extends NetObject {

    Iterator<@Nullable Object> iterator();
}
