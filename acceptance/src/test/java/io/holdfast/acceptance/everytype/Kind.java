package io.holdfast.acceptance.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource of its own: created, read, listed, changed, acted upon, deleted. What a type does not have is left out.
 *
 * @param <T> what the SDK reads
 */
final class Kind<T> implements Step {

    private final String path;
    private final Supplier<? extends Response<T>> get;
    private final List<Runnable> actions = new ArrayList<>();
    private Supplier<T> create = () -> {
        throw new IllegalStateException("not created");
    };
    private Function<T, ?> shown = item -> item;
    private Object created = "";
    private @Nullable Object updated;
    private Consumer<String> update = etag -> {};
    private boolean tagged;
    private boolean thereBefore;
    private boolean alwaysThere;
    private @Nullable Supplier<? extends Response<?>> tag;
    private @Nullable Supplier<Stream<String>> list;
    private @Nullable Consumer<String> delete;
    private @Nullable Object initial;

    private Kind(String path, Supplier<? extends Response<T>> get) {
        this.path = path;
        this.get = get;
    }

    /** A resource by its path, and how it is read. */
    static <T> Kind<T> of(String path, Supplier<? extends Response<T>> get) {
        return new Kind<>(path, get);
    }

    /** What makes it, what is looked at, and what is to be seen there then. */
    Kind<T> created(Supplier<T> how, Function<T, ?> look, Object value) {
        create = how;
        shown = look;
        created = value;
        return this;
    }

    /** The request for the tag alone. */
    Kind<T> tag(Supplier<? extends Response<?>> how) {
        tag = how;
        return this;
    }

    /** The names in the list that it is in. */
    Kind<T> listed(Supplier<Stream<String>> names) {
        list = names;
        return this;
    }

    /** A change that names the tag of what it changes, and what is to be seen then. */
    Kind<T> updated(Consumer<String> how, Object value) {
        update = how;
        updated = value;
        tagged = true;
        return this;
    }

    /** Another PUT, for types that know no other change. */
    Kind<T> replaced(Runnable how, Object value) {
        update = etag -> how.run();
        updated = value;
        return this;
    }

    /** Anything else that it can do. */
    Kind<T> then(Runnable action) {
        actions.add(action);
        return this;
    }

    Kind<T> deleted(Consumer<String> how) {
        delete = how;
        return this;
    }

    /** A new service has one, which can be deleted nevertheless. */
    Kind<T> thereBefore() {
        thereBefore = true;
        return this;
    }

    /** Nobody makes it; a deletion, if there is one, goes back to how it was. */
    Kind<T> alwaysThere() {
        alwaysThere = true;
        return this;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void fill() {
        if (alwaysThere) {
            initial = shown.apply(get.get().getValue());
        } else if (!thereBefore) {
            Refusal.notFound(get::get);
        }
        assertThat(shown.apply(create.get())).isEqualTo(created);
        assertThat(shown.apply(get.get().getValue())).isEqualTo(created);
        String etag = etag(get.get());
        if (tag != null) {
            assertThat(etag(tag.get())).isEqualTo(etag);
        }
        if (list != null) {
            assertThat(list.get()).contains(name());
        }
        if (updated != null) {
            change(etag, updated);
        }
        actions.forEach(Runnable::run);
    }

    private void change(String etag, Object value) {
        if (tagged) {
            Refusal.stale(() -> update.accept(Refusal.STALE));
            assertThat(etag(get.get())).isEqualTo(etag);
        }
        update.accept(etag);
        assertThat(shown.apply(get.get().getValue())).isEqualTo(value);
        assertThat(etag(get.get())).isNotEqualTo(etag);
    }

    @Override
    public void empty() {
        if (delete == null) {
            return;
        }
        Consumer<String> deletion = delete;
        Refusal.stale(() -> deletion.accept(Refusal.STALE));
        deletion.accept(etag(get.get()));
        if (alwaysThere) {
            assertThat(shown.apply(get.get().getValue())).isEqualTo(initial).isNotEqualTo(updated);
            return;
        }
        Refusal.notFound(get::get);
        if (list != null) {
            assertThat(list.get()).doesNotContain(name());
        }
        // Nothing is left to delete, and that is no error.
        deletion.accept("*");
    }

    private String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String etag(Response<?> response) {
        String etag = response.getHeaders().getValue(HttpHeaderName.ETAG);
        assertThat(etag).matches("\".+\"");
        return Objects.requireNonNull(etag);
    }
}
