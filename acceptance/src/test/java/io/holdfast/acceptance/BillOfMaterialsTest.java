package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Runbook;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials that {@code package} writes names what is shipped: no jar is missing, and each is the one that runs here. */
class BillOfMaterialsTest {

    private static final Path FILE = Runbook.root().resolve("cli/target/holdfast.cdx.json");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private static JsonNode bill;

    @BeforeAll
    static void read() throws IOException {
        boolean written = Files.exists(FILE);
        if (!written) {
            System.out.println("SKIPPED: BillOfMaterialsTest needs " + FILE + ", which ./mvnw package writes");
            assertThat(System.getenv("CI")).as(FILE + " is missing").isNotEqualTo("true");
        }
        Assumptions.assumeTrue(written, "not packaged");
        bill = JsonMapper.shared().readTree(Files.readAllBytes(FILE));
    }

    @Test
    void namesEveryJarWithTheChecksumOfTheOneThatRuns() throws IOException {
        var differing = new TreeSet<String>();
        Map<String, Path> running = running();
        for (JsonNode component : bill.path("components")) {
            Path jar = running.get(jarName(component));
            // Natives of other machines are shipped and not on this class path; rooms of ours are folders when not
            // packaged.
            if (jar != null && !sha256(component).equals(sha256(jar))) {
                differing.add(component.path("name").asString());
            }
        }

        assertThat(differing).isEmpty();
        assertThat(bill.path("components")).allSatisfy(component -> {
            assertThat(component.path("purl").asString()).startsWith("pkg:maven/");
            assertThat(sha256(component)).hasSize(64);
        });
    }

    @Test
    void leavesOutNothingThatARoomDeclares() throws IOException {
        List<String> named = bill.path("components")
                .valueStream()
                .map(component -> component.path("group").asString() + ":"
                        + component.path("name").asString())
                .toList();

        assertThat(named).containsAll(declared());
    }

    @Test
    void saysUnderWhichLicenceOthersLetUsUseTheirs() {
        assertThat(bill.path("components")
                        .valueStream()
                        .filter(component -> component.path("licenses").isEmpty())
                        .map(component -> component.path("name").asString()))
                .isEmpty();
    }

    private static TreeSet<String> declared() throws IOException {
        var declared = new TreeSet<String>();
        for (String room : rooms()) {
            DEPENDENCY
                    .matcher(Files.readString(Runbook.root().resolve(room + "/pom.xml")))
                    .results()
                    .filter(dependency -> !dependency.group(3).matches("(?s).*<scope>(test|provided)</scope>.*"))
                    .map(BillOfMaterialsTest::name)
                    .forEach(declared::add);
        }
        return declared;
    }

    /** All modules but those that stand outside. */
    private static List<String> rooms() throws IOException {
        return MODULE.matcher(Files.readString(Runbook.root().resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .filter(module -> !Set.of("acceptance", "bench", "dist").contains(module))
                .toList();
    }

    private static String name(MatchResult dependency) {
        return dependency.group(1) + ":" + dependency.group(2);
    }

    private static Map<String, Path> running() {
        var jars = new TreeMap<String, Path>();
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Stream.of(all.split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .forEach(jar -> jars.put(jar.getFileName().toString(), jar));
        return jars;
    }

    private static String jarName(JsonNode component) {
        return component.path("name").asString() + "-"
                + component.path("version").asString() + ".jar";
    }

    private static String sha256(JsonNode component) {
        return component
                .path("hashes")
                .valueStream()
                .filter(hash -> hash.path("alg").asString().equals("SHA-256"))
                .map(hash -> hash.path("content").asString())
                .findFirst()
                .orElse("");
    }

    private static String sha256(Path jar) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
