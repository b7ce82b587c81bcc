package io.holdfast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is shipped may be shipped, and says under which licence. */
class LicencesTest {

    private static final Path BILL = Project.root().resolve("cli/target/holdfast.cdx.json");

    @TempDir
    Path directory;

    private Licences ours;

    @BeforeEach
    void read() throws IOException {
        ours = Licences.read(Project.root().resolve("dist/licences"));
    }

    @Test
    void nothingStandsInTheWayOfShippingWhatWeUse() throws IOException {
        if (!Files.exists(BILL)) {
            System.out.println("SKIPPED: LicencesTest needs " + BILL + ", which ./mvnw package writes");
            assertThat(System.getenv("CI")).as(BILL + " is missing").isNotEqualTo("true");
        }
        Assumptions.assumeTrue(Files.exists(BILL), "not packaged");
        List<Component> components = Component.read(BILL);
        boolean here = ThirdParty.jars()
                .keySet()
                .containsAll(components.stream().map(Component::file).toList());
        Assumptions.assumeTrue(here || "true".equals(System.getenv("CI")), "run on another class path than Maven's");

        assertThat(ThirdParty.write(components, ThirdParty.jars(), ours, directory))
                .isEmpty();

        assertThat(components).hasSizeGreaterThan(50);
        assertThat(Files.readString(directory.resolve("THIRD-PARTY.md")))
                .contains("| org.mozilla:rhino | ", " | MPL-2.0 | <https://")
                .doesNotContain(" | ? | ", "GPL");
        assertThat(directory.resolve("texts/EPL-2.0.txt")).isNotEmptyFile();
    }

    @Test
    void aComponentWithoutALicenceIsNamed() throws IOException {
        assertThat(faults(component(), Map.of())).containsExactly("org.example:thing:1.0 has no licence");
    }

    @Test
    void aComponentWithALicenceThatIsNotAllowedIsNamed() throws IOException {
        assertThat(faults(component("GPL-3.0-only"), Map.of()))
                .singleElement()
                .asString()
                .contains("thing", "GPL-3.0-only", "dist/licences");
        assertThat(faults(component("MIT AND GPL-3.0-only"), Map.of()))
                .singleElement()
                .asString()
                .contains("MIT AND GPL");
    }

    @Test
    void ofSeveralLicencesOneThatIsAllowedIsTaken() throws IOException {
        Component component = component("LGPL-2.1-only", "EPL-2.0", "Apache-2.0");

        assertThat(faults(component, Map.of())).isEmpty();
        assertThat(ours.chosen(component)).contains("Apache-2.0");
    }

    @Test
    void whoeverWantsToBeNamedIsNamed() throws IOException {
        assertThat(faults(component("MIT"), Map.of("a/B.class", "")))
                .singleElement()
                .asString()
                .contains("whose it is", "dist/licences/notices/org.example.txt");

        assertThat(faults(component("MIT"), Map.of("META-INF/LICENSE.md", "Copyright of somebody")))
                .isEmpty();
        assertThat(directory.resolve("out/notices/thing-1.0/META-INF_LICENSE.md"))
                .hasContent("Copyright of somebody");
    }

    @Test
    void aJarThatIsNotThereIsNamed() throws IOException {
        assertThat(ThirdParty.write(List.of(component("MIT")), Map.of(), ours, directory))
                .singleElement()
                .asString()
                .contains("thing-1.0.jar is not here");
    }

    @Test
    void expressionsAndJarsOfOneMachineAreUnderstood() throws IOException {
        Path bill = directory.resolve("bill.json");
        Files.writeString(bill, """
                {"components": [
                  {"group": "io.holdfast", "name": "holdfast-model", "version": "1", "purl": "pkg:maven/io.holdfast/holdfast-model@1?type=jar"},
                  {"group": "g", "name": "n", "version": "1", "purl": "pkg:maven/g/n@1?classifier=linux-x86_64&type=jar",
                   "licenses": [{"expression": "(MIT OR Apache-2.0)"}]},
                  {"group": "g", "name": "m", "version": "2", "purl": "pkg:maven/g/m@2?type=jar",
                   "licenses": [{"license": {"name": "Some Licence"}}, {"license": {"id": "MIT"}}]}
                ]}
                """);

        assertThat(Component.read(bill))
                .containsExactly(
                        new Component("g", "n", "1", List.of("MIT", "Apache-2.0"), "n-1-linux-x86_64.jar"),
                        new Component("g", "m", "2", List.of("Some Licence", "MIT"), "m-2.jar"));
    }

    private static Component component(String... licences) {
        return new Component("org.example", "thing", "1.0", List.of(licences), "thing-1.0.jar");
    }

    private List<String> faults(Component component, Map<String, String> content) throws IOException {
        Path jar = directory.resolve(component.file());
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/"));
            for (var entry : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return ThirdParty.write(List.of(component), Map.of(component.file(), jar), ours, directory.resolve("out"));
    }
}
