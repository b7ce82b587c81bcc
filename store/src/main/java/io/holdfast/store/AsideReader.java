package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a generation that is not live yet. */
final class AsideReader implements Reader {

    private final Reads reads;
    private final ResourceTable table;

    AsideReader(Reads reads, ResourceTable table) {
        this.reads = reads;
        this.table = table;
    }

    @Override
    public Optional<Resource> get(ResourceKey key) {
        return reads.read(sql -> on(sql).get(key));
    }

    @Override
    public long count(String type, @Nullable String parent) {
        return reads.read(sql -> on(sql).count(type, parent));
    }

    @Override
    public List<Resource> list(String type, @Nullable String parent, int skip, int top) {
        return reads.read(sql -> on(sql).list(type, parent, skip, top));
    }

    @Override
    public List<Resource> after(String type, @Nullable ResourceKey last, int top) {
        return reads.read(sql -> on(sql).after(type, last, top));
    }

    @Override
    public List<Resource> after(String type, String parent, @Nullable String last, int top) {
        return reads.read(sql -> on(sql).after(type, parent, last, top));
    }

    @Override
    public <X extends Exception> void scan(String type, @Nullable String parent, Visitor<X> visitor) throws X {
        Sql sql = reads.beginRead();
        try {
            on(sql).scan(type, parent, visitor);
        } finally {
            reads.endRead(sql);
        }
    }

    @Override
    public List<String> types() {
        return reads.read(sql -> on(sql).types());
    }

    private ResourceReader on(Sql sql) {
        return new ResourceReader(sql, table);
    }
}
