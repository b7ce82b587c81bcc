package io.holdfast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The program as it is shipped: on its own class path, which is not that of the tests. A wrong scope in a pom takes a room away from the
 * program, and everything still compiles.
 */
class ProgramTest {

    private static final String HOUSE = "holdfast-";
    private static final String SERVICES = "META-INF/services";

    private static List<Path> classPath = List.of();
    private static URLClassLoader program = new URLClassLoader(new URL[0]);

    @BeforeAll
    static void read() throws IOException {
        String list = System.getProperty("holdfast.program");
        assumeTrue(list != null, "the build says what the program's class path is; nobody does here");
        var all = new ArrayList<>(List.of(Path.of("target", "classes").toAbsolutePath()));
        Arrays.stream(Files.readString(Path.of(list)).strip().split(java.io.File.pathSeparator))
                .map(Path::of)
                .forEach(all::add);
        classPath = List.copyOf(all);
        program = new URLClassLoader(
                classPath.stream().map(ProgramTest::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theProgramStarts() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        String.join(
                                java.io.File.pathSeparator,
                                classPath.stream().map(Path::toString).toList()),
                        Main.class.getName(),
                        "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), UTF_8);

        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).startsWith("holdfast ");
        assertThat(child.exitValue()).isZero();
    }

    @Test
    void everyClassThatTheProgramNamesIsThere() throws IOException {
        var named = new TreeSet<String>();
        int[] read = {0};
        eachFile(file -> {
            if (file.toString().endsWith(".class")) {
                read[0]++;
                named.addAll(namedIn(file));
            }
        });

        assertThat(read[0]).isGreaterThan(1_000);
        assertThat(named)
                .filteredOn(name -> program.getResource(name + ".class") == null)
                .isEmpty();
    }

    /** Of code and signatures of classes; types that annotations name are not among them. */
    private static List<String> namedIn(Path file) {
        try {
            var names = new ArrayList<String>();
            for (var entry : ClassFile.of().parse(Files.readAllBytes(file)).constantPool()) {
                if (entry instanceof ClassEntry type && !type.asInternalName().startsWith("[")) {
                    names.add(type.asInternalName());
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyServiceThatTheProgramOffersIsThere() throws IOException {
        var offered = new TreeSet<String>();
        eachFile(file -> {
            if (file.toString().contains(SERVICES + "/")) {
                offered.add(file.getFileName() + ": " + providers(file));
            }
        });

        assertThat(offered)
                .anySatisfy(line -> assertThat(line).contains("EntityHook: "))
                .anySatisfy(line -> assertThat(line).contains("VaultProvider: "));
    }

    private static List<String> providers(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            Class<?> service = program.loadClass(file.getFileName().toString());
            List<String> names = lines.filter(line -> !line.isBlank()).toList();
            for (String name : names) {
                assertThat(program.loadClass(name)).as(name).isAssignableTo(service);
            }
            return names;
        } catch (ClassNotFoundException e) {
            throw new AssertionError(file + " names a class that is not on the program's class path", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the house's own rooms, be they packed or not. */
    private static void eachFile(Consumer<Path> visitor) throws IOException {
        for (Path element : classPath) {
            if (Files.isDirectory(element)) {
                walk(element, visitor);
            } else if (element.getFileName().toString().startsWith(HOUSE)) {
                try (FileSystem jar = FileSystems.newFileSystem(element)) {
                    walk(jar.getPath("/"), visitor);
                }
            }
        }
    }

    private static void walk(Path root, Consumer<Path> visitor) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).forEach(visitor);
        }
    }
}
