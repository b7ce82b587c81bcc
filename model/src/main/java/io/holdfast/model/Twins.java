package io.holdfast.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which types workspaces have: those whose descriptor says so and whose parent is there, too. What a twin refers to is a twin as
 * well where there is one, and a type of the service (users, for example) otherwise.
 */
final class Twins {

    /** Leaves everything as it is: for the types of the service. */
    static final Twins NONE = new Twins(new HashSet<>()); // takes null, which the check of the catalog then reports

    private final Set<String> plain;

    private Twins(Set<String> plain) {
        this.plain = plain;
    }

    static Twins of(List<Descriptor> descriptors) {
        var plain = new HashSet<String>();
        descriptors.stream()
                .flatMap(Descriptor::twinned)
                .sorted(Comparator.comparingInt(String::length)) // parents first
                .filter(name -> name.indexOf('/') < 0 || plain.contains(name.substring(0, name.lastIndexOf('/'))))
                .forEach(plain::add);
        return new Twins(plain);
    }

    /** Whether the type of the service has a twin. */
    boolean has(String name) {
        return plain.contains(name);
    }

    String of(String name) {
        return has(name) ? Space.twin(name) : name;
    }

    List<String> all(List<String> names) {
        return names.stream().map(this::of).toList();
    }

    View of(View view) {
        String link = view.link();
        return new View(of(view.of()), link == null ? null : of(link), view.where(), view.member());
    }

    /** What a resource of the service may name in workspaces, a resource of a workspace names as one of its own. */
    List<Reference> references(List<Reference> references) {
        if (plain.isEmpty()) {
            return List.copyOf(references);
        }
        var all = new ArrayList<Reference>();
        for (Reference reference : references) {
            if (has(Space.plain(reference.to())) && !reference.to().equals(Space.plain(reference.to()))) {
                continue;
            }
            all.add(reference.to(of(reference.to())));
            if (Boolean.TRUE.equals(reference.orService()) && has(reference.to())) {
                all.add(reference.withoutFixed());
            }
        }
        return List.copyOf(all);
    }
}
