package io.holdfast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that {@code ./mvnw -Pdist verify} has just made, unpacked where there is a JDK and nothing else of ours. */
class UnpackedArchive {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?://|#)([^)#]+)(#[^)]*)?\\)");
    private static final String ARCHIVE = System.getProperty("archive", "");

    @TempDir
    static Path directory;

    private static Path home;

    @BeforeAll
    static void unpack() throws IOException {
        Assumptions.assumeFalse(ARCHIVE.isEmpty(), "./mvnw -Pdist verify says where the archive is");
        Shell.Result result = Shell.run("tar xzf '" + ARCHIVE + ".tar.gz'", directory);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        home = directory.resolve(Path.of(ARCHIVE).getFileName());
        // A Maven would be called by mistake only.
        Path maven = Files.createDirectories(directory.resolve("bin")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho called >'" + directory.resolve("maven-was-called") + "'\nexit 1\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static ProcessBuilder holdfast(String... arguments) {
        var command = new ArrayList<>(List.of(home.resolve("holdfast").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private static Set<String> files(String command) throws IOException {
        Shell.Result result = Shell.run(command, directory);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result.output()
                .lines()
                .filter(name -> !name.endsWith("/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothFormatsHoldTheSame() throws IOException {
        Set<String> tar = files("tar tzf '" + ARCHIVE + ".tar.gz'");

        assertThat(tar).isEqualTo(files("'" + System.getProperty("java.home") + "/bin/jar' tf '" + ARCHIVE + ".zip'"));
        assertThat(tar).allMatch(name -> name.startsWith(home.getFileName() + "/"));
    }

    @Test
    void itHoldsEveryJarOfTheBillOfMaterialsAndTheLicencesOfOthers() throws IOException {
        List<String> others = Component.read(home.resolve("licences/holdfast.cdx.json")).stream()
                .map(Component::file)
                .toList();
        Set<String> jars;
        try (var files = Files.list(home.resolve("lib"))) {
            jars = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        assertThat(jars)
                .containsAll(others)
                .contains(home.getFileName().toString().replace("holdfast-", "holdfast-cli-") + ".jar");
        assertThat(jars.stream().filter(jar -> !jar.startsWith("holdfast-")))
                .containsExactlyInAnyOrderElementsOf(Set.copyOf(others));
        assertThat(home.resolve("licences/THIRD-PARTY.md")).isNotEmptyFile();
        assertThat(home.resolve("licences/notices")).isNotEmptyDirectory();
        assertThat(home.resolve("LICENSE")).isNotEmptyFile();
        assertThat(home.resolve("NOTICE")).isNotEmptyFile();
    }

    @Test
    void theReadmeLeadsToPagesThatAreThere() throws IOException {
        var missing = new TreeSet<String>();
        LINK.matcher(Files.readString(home.resolve("README.md")))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !Files.exists(home.resolve(link)))
                .forEach(missing::add);

        assertThat(missing).isEmpty();
    }

    @Test
    void itRunsWithAJdkAlone() throws Exception {
        Process version = holdfast("--version").start();
        String said = new String(version.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(version.waitFor()).as(said).isZero();
        assertThat(said).contains(home.getFileName().toString().replace("holdfast-", ""));

        Path data = directory.resolve("data");
        Process server = holdfast(
                        "server",
                        "--data",
                        data.toString(),
                        "--set",
                        "management.port=0",
                        "--set",
                        "gateway.port=0",
                        "--set",
                        "gateway.tlsPort=0")
                .start();
        try (BufferedReader lines = server.inputReader()) {
            assertThat(lines.lines().anyMatch(line -> line.contains("server ready")))
                    .isTrue();
            Process status = holdfast("status", "--data", data.toString()).start();
            String answer = new String(status.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(status.waitFor()).as(answer).isZero();
        } finally {
            server.destroy();
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
        assertThat(directory.resolve("maven-was-called")).doesNotExist();
    }
}
