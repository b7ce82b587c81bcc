package io.holdfast.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the services have whose management is measured. */
final class ManagementContents {

    /** The service that is read and written. */
    static final String SERVICE = "contoso";

    static final int TAGS = 10_000;
    static final int NAMED_VALUES = 1_000;

    private static final long WRITTEN = 1_793_491_200_000L; // 2026-11-01

    private ManagementContents() {}

    /** The service whose one list has so many APIs. */
    static String pages(int size) {
        return "pages-" + size;
    }

    static Iterable<Resource> apis(int size) {
        return () -> StreamSupport.stream(Contents.of(size * Contents.GROUP).spliterator(), false)
                .limit(size)
                .iterator();
    }

    static Iterable<Resource> tagsAndNamedValues() {
        List<String> values = IntStream.range(0, NAMED_VALUES)
                .mapToObj(ManagementContents::value)
                .toList();
        List<String> tags =
                IntStream.range(0, TAGS).mapToObj(ManagementContents::tag).toList();
        return () -> Stream.concat(
                        values.stream().map(name -> row("namedValues", name, namedValue(name, "first"))),
                        tags.stream().map(name -> row("tags", name, labelled(name, "first"))))
                .iterator();
    }

    static String tag(int number) {
        return "tag-%08d".formatted(number);
    }

    static String value(int number) {
        return "value-%08d".formatted(number);
    }

    static String labelled(String name, String what) {
        return "{\"displayName\":\"The %s label of %s\"}".formatted(what, name);
    }

    static String namedValue(String name, String what) {
        return "{\"displayName\":\"%s\",\"value\":\"The %s value\",\"secret\":false,\"tags\":[]}".formatted(name, what);
    }

    /** A class file does not say that {@code secrets} of a resource may be null. */
    @SuppressWarnings("NullAway")
    static Resource row(String type, String name, String document) {
        var key = new ResourceKey(type, "", name);
        byte @Nullable [] none = null;
        return new Resource(key, key.toString(), "AAAAAAAAAAA=", WRITTEN, WRITTEN, document.getBytes(UTF_8), none);
    }
}
