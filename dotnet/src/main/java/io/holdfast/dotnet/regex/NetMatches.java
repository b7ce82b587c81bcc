package io.holdfast.dotnet.regex;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetIList;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MatchCollection, GroupCollection and CaptureCollection. */
final class NetMatches implements NetIList {

    private final String type;
    private final List<?> items;
    private final @Nullable NetMatch match;

    /** @param match whose groups these are; null of others */
    NetMatches(String type, List<?> items, @Nullable NetMatch match) {
        this.type = type;
        this.items = items;
        this.match = match;
    }

    @Nullable
    NetMatch match() {
        return match;
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of("System.Text.RegularExpressions." + type);
    }

    @Override
    public int count() {
        return items.size();
    }

    @Override
    public @Nullable Object get(int index) {
        if (index < 0 || index >= items.size()) {
            throw NetException.argumentOutOfRange("i");
        }
        return items.get(index);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Iterator<@Nullable Object> iterator() {
        return ((List<@Nullable Object>) items).iterator();
    }
}
