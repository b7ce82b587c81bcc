package io.holdfast.acceptance.everytype;

import com.azure.core.management.ProxyResource;
import com.azure.resourcemanager.apimanagement.fluent.ApiManagementClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All that is done with the SDK, in its order: each resource after what it needs. */
final class Walk {

    /** What is asked when everything is there: views, reports, what is refused by design. */
    record Question(String name, Runnable ask) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final ApiManagementClient client;

    Walk(ApiManagementClient client) {
        this.client = client;
    }

    ApiManagementClient client() {
        return client;
    }

    void step(Step step) {
        steps.add(step);
    }

    void question(String name, Runnable ask) {
        questions.add(new Question(name, ask));
    }

    List<Step> there() {
        return List.copyOf(steps);
    }

    List<Step> back() {
        return steps.reversed();
    }

    List<Question> questions() {
        return List.copyOf(questions);
    }

    /** The names in a list, over all of its pages. */
    static Supplier<Stream<String>> names(Supplier<? extends Iterable<? extends ProxyResource>> list) {
        return () -> StreamSupport.stream(list.get().spliterator(), false).map(ProxyResource::name);
    }
}
