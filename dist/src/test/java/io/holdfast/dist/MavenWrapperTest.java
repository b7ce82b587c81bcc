package io.holdfast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw} with a Maven and a JDK that only say that they were called. */
class MavenWrapperTest {

    private static final String TOLERANT = "trustedChecksums.failIfMissing=false";

    @TempDir
    Path directory;

    @BeforeEach
    void lay() throws IOException {
        for (String file : List.of("mvnw", ".mvn/find-jdk.sh", ".mvn/wrapper/maven-wrapper.properties")) {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.copy(Project.root().resolve(file), directory.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        String version = Files.readAllLines(directory.resolve(".mvn/wrapper/maven-wrapper.properties")).stream()
                .filter(line -> line.startsWith("mavenVersion="))
                .map(line -> line.substring("mavenVersion=".length()))
                .findFirst()
                .orElseThrow();
        script("home/wrapper/dists/apache-maven-" + version + "/bin/mvn", "echo called: \"$@\"");
        script("jdk/bin/java", ":");
        script("jdk/bin/javac", ":");
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    }

    private void script(String name, String body) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String call(String version) throws IOException {
        Files.writeString(
                directory.resolve("pom.xml"),
                "<artifactId>holdfast</artifactId>\n<version>" + version + "</version>\n<version>1.0</version>\n");
        Shell.Result result = Shell.run(
                "JAVA_HOME=%s MAVEN_USER_HOME=%s ./mvnw -q 'two words'"
                        .formatted(directory.resolve("jdk"), directory.resolve("home")),
                directory);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result.output();
    }

    @Test
    void inDevelopmentWhatWasNotRecordedStopsTheBuild() throws IOException {
        assertThat(call("0.8.0-SNAPSHOT"))
                .contains("summaryFile.basedir=" + directory.resolve(".mvn/checksums"), " -q two words")
                .doesNotContain(TOLERANT);
    }

    @Test
    void aReleaseWhoseModulesCannotBeRecordedCanBeBuilt() throws IOException {
        assertThat(call("0.8.0")).contains(TOLERANT, " -q two words");
    }
}
