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

/** {@code .ci/changelog} in a small repository, whose Java finds that all fragments are in order. */
class ChangelogCheckTest {

    @TempDir
    Path directory;

    private Path checkout;

    @BeforeEach
    void lay() throws IOException {
        checkout = Files.createDirectories(directory.resolve("checkout"));
        for (String file : List.of(".ci/changelog", ".mvn/find-jdk.sh")) {
            Files.createDirectories(checkout.resolve(file).getParent());
            Files.copy(Project.root().resolve(file), checkout.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (String tool : List.of("java", "javac")) {
            Path script = Files.createDirectories(directory.resolve("jdk/bin")).resolve(tool);
            Files.writeString(script, "#!/bin/sh\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    }

    private Shell.Result run(String script) throws IOException {
        return Shell.run("""
                export JAVA_HOME=%s HOME=%s GIT_CONFIG_NOSYSTEM=1
                export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a
                write() { mkdir -p "$(dirname "$1")"; echo x >>"$1"; git add -A; }
                """.formatted(directory.resolve("jdk"), directory) + script, checkout);
    }

    private void begin() throws IOException {
        Shell.Result result =
                run("git init -q -b main && write docs/x.md && git commit -qm first && git branch base\n");
        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    @Test
    void pointsOutAChangeOfTheProgramWithoutAFragment() throws IOException {
        begin();

        Shell.Result result = run("write gateway/src/main/java/X.java; git commit -qm 'Change it'; .ci/changelog");
        Shell.Result strict = run(".ci/changelog --strict");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.output()).contains("changelog/unreleased", "Change it");
        assertThat(strict.exitCode()).isOne();
    }

    @Test
    void looksAtAllCommitsOfABranch() throws IOException {
        begin();

        Shell.Result result = run("""
                write gateway/src/main/java/X.java; git commit -qm 'Change it'
                write docs/x.md; git commit -qm 'Say it'
                .ci/changelog base
                """);

        assertThat(result.output()).contains("Change it");
    }

    @Test
    void isContentWithAFragmentAWordOrNothingThatUsersSee() throws IOException {
        begin();

        for (String change : List.of(
                "write gateway/src/main/java/X.java; write changelog/unreleased/x.md; git commit -qm 'With a fragment'",
                "write gateway/src/main/java/X.java; git commit -qm 'Tidy' -m 'Changelog: none'",
                "write gateway/src/test/java/X.java; write bench/src/main/java/X.java; git commit -qm 'Tests'")) {
            Shell.Result result = run("git reset -q --hard base; " + change + "; .ci/changelog --strict base");

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(result.output()).isEmpty();
        }
    }

    @Test
    void saysThatItSeesNothingInAShallowCloneAndWithoutHistory() throws IOException {
        Shell.Result without = run("rm -rf .git; GIT_CEILING_DIRECTORIES=$HOME .ci/changelog --strict");
        begin();
        Shell.Result shallow = run(".ci/changelog --strict");

        assertThat(without.exitCode()).as(without.toString()).isZero();
        assertThat(without.output()).contains("no git history");
        assertThat(shallow.exitCode()).as(shallow.toString()).isZero();
        assertThat(shallow.output()).contains("nothing to compare with");
    }
}
