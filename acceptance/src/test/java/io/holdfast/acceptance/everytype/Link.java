package io.holdfast.acceptance.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.rest.Response;
import com.azure.core.management.exception.ManagementException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A resource that only joins two others, and carries no tag.
 *
 * @param create answers the name of what it leads to
 * @param exists asks for it without its content
 */
record Link(
        String path,
        Supplier<String> create,
        Supplier<? extends Response<?>> exists,
        Supplier<Stream<String>> list,
        Runnable delete)
        implements Step {

    @Override
    public void fill() {
        assertThat(isThere()).isFalse();
        assertThat(list.get()).doesNotContain(name());
        assertThat(create.get()).isEqualTo(name());
        assertThat(isThere()).isTrue();
        assertThat(list.get()).contains(name());
        assertThat(create.get()).as("made once more").isEqualTo(name());
    }

    @Override
    public void empty() {
        delete.run();
        assertThat(isThere()).isFalse();
        assertThat(list.get()).doesNotContain(name());
        delete.run();
    }

    /** Some of these requests answer true or false in the SDK, and others fail. */
    private boolean isThere() {
        try {
            return !Boolean.FALSE.equals(exists.get().getValue());
        } catch (ManagementException e) {
            assertThat(e.getResponse().getStatusCode()).isEqualTo(404);
            return false;
        }
    }

    private String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
