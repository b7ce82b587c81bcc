package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads a generation that is not live yet. */
final class SqliteFileReader implements Reader {

    private final SqliteFile file;
    private final ResourceTable table;

    SqliteFileReader(SqliteFile file, ResourceTable table) {
        this.file = file;
        this.table = table;
    }

    @Override
    public Optional<Resource> get(ResourceKey key) {
        return file.read(handle -> on(handle).get(key));
    }

    @Override
    public long count(String type, @Nullable String parent) {
        return file.read(handle -> on(handle).count(type, parent));
    }

    @Override
    public List<Resource> list(String type, @Nullable String parent, int skip, int top) {
        return file.read(handle -> on(handle).list(type, parent, skip, top));
    }

    @Override
    public <X extends Exception> void scan(String type, @Nullable String parent, Visitor<X> visitor) throws X {
        Handle handle = file.beginRead();
        try {
            on(handle).scan(type, parent, visitor);
        } finally {
            file.endRead(handle);
        }
    }

    @Override
    public List<String> types() {
        return file.read(handle -> on(handle).types());
    }

    private ResourceReader on(Handle handle) {
        return new ResourceReader(handle, table);
    }
}
