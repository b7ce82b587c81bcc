package io.holdfast.dist;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes down under which licences the jars of others are shipped: a table, the texts of the licences, and the notices of each jar. */
final class ThirdParty {

    private static final String HEAD = """
            # What others made

            These components are part of this program, each under the licence that is named here; where its authors let choose, under this one.
            Their texts lie in [texts](texts) and, where they name authors, with the notices of each component in [notices](notices). The last
            column leads to the sources.

            | component | version | licence | sources |
            |---|---|---|---|
            """;

    private ThirdParty() {}

    /**
     * Arguments: the bill of materials, the directory {@code licences} of this module, the directory to write. The jars lie on the class path.
     */
    public static void main(String[] args) throws IOException {
        List<String> faults =
                write(Component.read(Path.of(args[0])), jars(), Licences.read(Path.of(args[1])), Path.of(args[2]));
        if (!faults.isEmpty()) {
            faults.forEach(System.err::println);
            System.exit(1);
        }
    }

    /** The jars on the class path, by name. */
    static Map<String, Path> jars() {
        var jars = new TreeMap<String, Path>();
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Stream.of(all.split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .forEach(jar -> jars.put(jar.getFileName().toString(), jar));
        return jars;
    }

    /** Writes everything; returns what stands in the way of shipping it, a line each. */
    static List<String> write(List<Component> components, Map<String, Path> jars, Licences licences, Path to)
            throws IOException {
        var faults = new ArrayList<String>();
        var table = new ArrayList<String>();
        for (Component component : components) {
            Path jar = jars.get(component.file());
            if (jar == null) {
                faults.add(component + " is in the bill of materials, and " + component.file() + " is not here");
                continue;
            }
            licences.fault(component, jar).ifPresent(faults::add);
            table.add("| %s:%s | %s | %s | <%s> |%n"
                    .formatted(
                            component.group(),
                            component.name(),
                            component.version(),
                            licences.chosen(component).orElse("?"),
                            component.place()));
            notices(
                    component,
                    jar,
                    licences,
                    to.resolve("notices").resolve(component.name() + "-" + component.version()));
        }
        table.sort(null);
        Files.createDirectories(to);
        Files.writeString(
                to.resolve("THIRD-PARTY.md"),
                HEAD + String.join("", table.stream().distinct().toList()));
        for (String licence : licences.common()) {
            copy(licences.directory().resolve("texts/" + licence + ".txt"), to.resolve("texts/" + licence + ".txt"));
        }
        return faults;
    }

    private static void notices(Component component, Path jar, Licences licences, Path to) throws IOException {
        var kept = licences.kept(component);
        if (kept.isPresent()) {
            copy(kept.get(), to.resolve("LICENSE"));
        }
        for (var notice : Notices.of(jar).entrySet()) {
            Path file = to.resolve(notice.getKey().replace('/', '_'));
            Files.createDirectories(to);
            Files.write(file, notice.getValue());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
