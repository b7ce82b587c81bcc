package io.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ServiceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes down what it is told. */
class Recorded implements ConfigurationListener {

    private final List<String> told = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();

    synchronized void add(String line) {
        told.add(line);
    }

    /** Exactly this was told since the last call. */
    synchronized void takes(String... lines) {
        assertThat(told).containsExactly(lines);
        told.clear();
    }

    synchronized List<String> told() {
        return List.copyOf(told);
    }

    /** How many changes each call had. */
    synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    @Override
    public void changed(ServiceId service, List<Change> changes) {
        synchronized (this) {
            batches.add(changes.size());
        }
        for (Change change : changes) {
            add((change instanceof Change.Put ? "put " : "deleted ") + change.sequence() + " " + change.key());
        }
    }

    @Override
    public void replaced(Service service) {
        add("replaced " + service.id().name().toLowerCase(Locale.ROOT) + " " + service.sequence());
    }

    @Override
    public void updated(Service service) {
        add("updated " + service.id().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void removed(ServiceId service) {
        add("removed " + service.name().toLowerCase(Locale.ROOT));
    }
}
