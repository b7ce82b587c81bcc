package io.holdfast.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The licences under which others may let us ship what is theirs, as {@code dist/licences} says.
 *
 * @param common whose text is the same for everybody, {@code texts/NAME.txt}
 * @param named whose text names its authors, so that each component brings its own; the lines of {@code with-notice.txt}
 */
record Licences(Path directory, Set<String> common, Set<String> named) {

    static Licences read(Path directory) throws IOException {
        try (var texts = Files.list(directory.resolve("texts"))) {
            return new Licences(
                    directory,
                    texts.map(file -> file.getFileName().toString().replaceFirst("\\.txt$", ""))
                            .collect(Collectors.toSet()),
                    Set.copyOf(Files.readAllLines(directory.resolve("with-notice.txt"))));
        }
    }

    /** The one that we take, if there is one; one that asks for nothing else goes first. */
    Optional<String> chosen(Component component) {
        return component.licences().stream()
                .filter(licence -> common.contains(licence) || named.contains(licence))
                .min(Comparator.comparing(licence -> !licence.equals("Apache-2.0")));
    }

    /** The notice that we keep for a component whose jar has none. */
    Optional<Path> kept(Component component) {
        return List.of(component.group() + "." + component.name(), component.group()).stream()
                .map(name -> directory.resolve("notices").resolve(name + ".txt"))
                .filter(Files::exists)
                .findFirst();
    }

    /** What stands in the way of shipping it; empty if nothing does. */
    Optional<String> fault(Component component, Path jar) throws IOException {
        if (component.licences().isEmpty()) {
            return Optional.of(component + " has no licence");
        }
        Optional<String> licence = chosen(component);
        if (licence.isEmpty()) {
            return Optional.of(component + " has a licence that is not allowed: "
                    + String.join(" or ", component.licences()) + "; dist/licences says which are");
        }
        if (named.contains(licence.get())
                && kept(component).isEmpty()
                && Notices.of(jar).isEmpty()) {
            return Optional.of(
                    component + " is licensed under " + licence.get() + ", and its jar does not say whose it is:"
                            + " put the text that its authors publish into dist/licences/notices/" + component.group()
                            + ".txt");
        }
        return Optional.empty();
    }
}
