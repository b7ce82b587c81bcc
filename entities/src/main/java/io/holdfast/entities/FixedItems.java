package io.holdfast.entities;

import io.holdfast.model.Catalog;
import io.holdfast.model.FixedItem;
import io.holdfast.model.KeyOrder;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Target;
import io.holdfast.store.Reader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Items that are always there: as they are stored, or as their descriptor says until somebody changes them. The ETag of one
 * that is not stored follows from its content, so that every node of a deployment shows the same.
 */
public final class FixedItems {

    private static final int ETAG_BYTES = 8;

    private FixedItems() {}

    /** What the path points at, stored or not. */
    public static Optional<Resource> find(Target target, Catalog catalog, Reader reader) {
        return reader.get(target.key()).or(() -> standard(target, catalog, reader));
    }

    /** The item as it is when nobody has changed it; empty when it is none that is always there. */
    static Optional<Resource> standard(Target target, Catalog catalog, Reader reader) {
        ResourceType type = target.type();
        Optional<Map.Entry<String, FixedItem>> item = type.item(target.key().name());
        return item.isEmpty()
                ? Optional.empty()
                : prefix(target, catalog, reader).map(prefix -> resource(target, prefix, item.get()));
    }

    /** Hands over all of a collection in key order, those that are not stored among them. */
    static void scan(Target collection, Catalog catalog, Reader reader, Consumer<Resource> visitor) {
        String parent = String.join("/", collection.parents()).toLowerCase(java.util.Locale.ROOT);
        var waiting = new ArrayDeque<Resource>(standards(collection, catalog, reader));
        reader.<RuntimeException>scan(collection.type().name(), parent, stored -> {
            while (!waiting.isEmpty() && KeyOrder.ascends(waiting.getFirst().key(), stored.key())) {
                visitor.accept(waiting.removeFirst());
            }
            if (!waiting.isEmpty() && waiting.getFirst().key().equals(stored.key())) {
                waiting.removeFirst();
            }
            visitor.accept(stored);
        });
        waiting.forEach(visitor);
    }

    private static List<Resource> standards(Target collection, Catalog catalog, Reader reader) {
        Collection<String> names = collection.type().items().keySet();
        return names.stream()
                .map(name -> standard(new Target(collection.type(), collection.parents(), name, null), catalog, reader))
                .flatMap(Optional::stream)
                .sorted((one, other) -> KeyOrder.WITHIN_TYPE.compare(one.key(), other.key()))
                .toList();
    }

    /** The path of the item above, in the spelling in which that is stored. */
    private static Optional<String> prefix(Target target, Catalog catalog, Reader reader) {
        @Nullable ResourceKey parent = target.parentKey();
        if (parent == null) {
            return Optional.of("");
        }
        int last = target.parents().size() - 1;
        ResourceType type = catalog.type(target.type().parent()).orElseThrow();
        var above = new Target(
                type, target.parents().subList(0, last), target.parents().get(last), null);
        return find(above, catalog, reader).map(found -> found.path() + "/");
    }

    private static Resource resource(Target target, String prefix, Map.Entry<String, FixedItem> item) {
        String path = prefix + target.type().segment() + "/" + item.getKey();
        byte[] document = Documents.bytes(item.getValue().properties());
        return new Resource(target.key(), path, etag(path, document), 0, 0, document, null);
    }

    /** The ETag of what is not stored: it follows from the content and is the same on every node. */
    public static String etag(String path, byte[] document) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(path.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(sha256.digest(document), ETAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
