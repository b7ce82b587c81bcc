package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Program;
import io.holdfast.acceptance.support.Runbook;
import io.holdfast.acceptance.support.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code holdfast}, in a checkout whose Java and Maven only say that they were called. */
class LauncherTest {

    @TempDir
    Path directory;

    private Path checkout;

    @BeforeEach
    void lay() throws IOException {
        checkout = Files.createDirectories(directory.resolve("a place/checkout"));
        for (String file : new String[] {"holdfast", ".mvn/find-jdk.sh"}) {
            Path copy = checkout.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Runbook.root().resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.createDirectories(checkout.resolve("cli/src/main"));
        Files.createFile(checkout.resolve("cli/pom.xml"));
        Files.createFile(checkout.resolve("pom.xml"));
        Path jdk = directory.resolve("jdk");
        script(jdk.resolve("bin/java"), "echo ran: \"$@\"");
        script(jdk.resolve("bin/javac"), ":");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        script(checkout.resolve("mvnw"), "mkdir -p \"$(dirname -- \"$0\")/cli/target/app/lib\"");
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Program.Result run(String command) {
        return Shell.run(
                command, directory, Map.of("JAVA_HOME", directory.resolve("jdk").toString()));
    }

    @Test
    void saysThatItBuildsAlsoWhereNoTerminalIs() throws IOException {
        Program.Result first = run("'a place/checkout/holdfast' status");
        Program.Result second = run("'a place/checkout/holdfast' status");
        Files.setLastModifiedTime(
                checkout.resolve("cli/pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
        Program.Result third = run("'a place/checkout/holdfast' status");

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.err()).contains("building the program");
        assertThat(first.out()).contains("ran: ").contains("io.holdfast.cli.Main status");
        assertThat(second.err()).isEmpty();
        assertThat(third.err()).contains("sources are newer than the program; building it again");
        assertThat(third.out()).doesNotContain("building");
    }

    @Test
    void leavesNoJarOfTheBuildBeforeOnTheClassPath() throws IOException {
        run("'a place/checkout/holdfast' status");
        Path former = Files.createFile(checkout.resolve("cli/target/app/lib/holdfast-cli-0.0.9.jar"));
        Files.setLastModifiedTime(
                checkout.resolve("cli/pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));

        run("'a place/checkout/holdfast' status");

        assertThat(former).doesNotExist();
        assertThat(Files.readString(checkout.resolve("cli/target/app/classpath.args")))
                .doesNotContain("0.0.9");
    }

    /** The form of an archive: the jars beside the launcher, no sources. */
    private Path unpack() throws IOException {
        Path archive =
                Files.createDirectories(directory.resolve("an archive/lib")).getParent();
        Files.copy(checkout.resolve("holdfast"), archive.resolve("holdfast"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(checkout.resolve(".mvn/find-jdk.sh"), archive.resolve("lib/find-jdk.sh"));
        Files.createFile(archive.resolve("lib/holdfast-cli-1.jar"));
        return archive;
    }

    @Test
    void anUnpackedArchiveIsNotBuiltAndRecordedOnceForEachPlace() throws IOException {
        Path archive = unpack();

        Program.Result first = run("'an archive/holdfast' status");
        Program.Result second = run("'an archive/holdfast' status");
        Files.move(archive, directory.resolve("another place"));
        Program.Result third = run("'another place/holdfast' status");

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.err()).contains("recording what a start needs").doesNotContain("building");
        assertThat(first.out()).contains("ran: ").contains("io.holdfast.cli.Main status");
        assertThat(second.err()).isEmpty();
        assertThat(third.err()).contains("recording");
        assertThat(Files.readString(directory.resolve("another place/recorded/classpath.args")))
                .contains("another place/lib/holdfast-cli-1.jar")
                .doesNotContain("an archive");
    }

    @Test
    void aJarThatIsLaidBesideThoseOfAnArchiveIsOnTheClassPath() throws IOException {
        Path archive = unpack();
        run("'an archive/holdfast' status");
        Files.createFile(archive.resolve("lib/vault-of-ours.jar"));
        Files.setLastModifiedTime(
                archive.resolve("lib"), FileTime.from(Instant.now().plusSeconds(60)));

        Program.Result result = run("'an archive/holdfast' status");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(Files.readString(archive.resolve("recorded/classpath.args"))).contains("lib/vault-of-ours.jar");
    }

    @Test
    void whoMayNotWriteBesideAnArchiveTakesNothingThatWasRecordedElsewhere() throws IOException {
        Path archive = unpack();
        Files.createDirectories(archive.resolve("recorded"));
        Files.writeString(archive.resolve("recorded/built"), "/elsewhere/lib " + directory.resolve("jdk"));
        Files.writeString(archive.resolve("recorded/short.aot"), "");
        Path launcher = archive.resolve("holdfast");
        // Tests may run as root, who may write everywhere.
        Files.writeString(launcher, Files.readString(launcher).replace("[ -w \"$root\" ]", "false"));

        Program.Result result = run("'an archive/holdfast' status");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("--class-path=" + archive.resolve("lib/holdfast-cli-1.jar"))
                .doesNotContain("AOT");
    }

    @Test
    void runsThroughSymbolicLinks() throws IOException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("direct"), checkout.resolve("holdfast"));
        Files.createSymbolicLink(bin.resolve("relative"), Path.of("../a place/checkout/holdfast"));
        Files.createSymbolicLink(bin.resolve("chain"), Path.of("relative"));

        for (String name : new String[] {"direct", "relative", "chain"}) {
            Program.Result result = run("PATH=$PWD/bin:$PATH " + name + " --version");

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(result.out()).contains("io.holdfast.cli.Main --version");
        }
    }

    @Test
    void theHeapIsBoundedOnAMachineOfAnySize() {
        assertThat(run("'a place/checkout/holdfast' server").out())
                .contains("-XX:MaxRAM=2g", "-XX:+UseSerialGC")
                .doesNotContain("-Xmx");
        assertThat(run("'a place/checkout/holdfast' status").out()).contains("-XX:MaxRAM=2g");
    }

    @Test
    void aLargerHeapHasASetting() {
        assertThat(run("HOLDFAST_HEAP=4g 'a place/checkout/holdfast' server").out())
                .contains("-Xmx4g", "-XX:+UseParallelGC")
                .doesNotContain("MaxRAM", "Serial");
        assertThat(run("HOLDFAST_HEAP=4g HOLDFAST_JAVA_OPTS=-XX:+UseG1GC 'a place/checkout/holdfast' server")
                        .out())
                .contains("-Xmx4g", "-XX:+UseG1GC")
                .doesNotContain("Parallel", "Serial");
    }

    @ParameterizedTest
    @ValueSource(strings = {"512", "many", "4gb", "-1g", "0g", "4 g"})
    void aHeapThatIsNoneIsNamed(String heap) {
        Program.Result result = run("HOLDFAST_HEAP='" + heap + "' 'a place/checkout/holdfast' server");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains("HOLDFAST_HEAP must be a size such as 512m or 2g, not '" + heap + "'");
        assertThat(result.out()).isEmpty();
    }
}
