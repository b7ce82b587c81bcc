package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What programs that embed this room see of it: records and sealed outcomes, in no words but its own. */
class PublicApiTest {

    private static final URL ROOM =
            Recovery.class.getProtectionDomain().getCodeSource().getLocation();

    /** How Azure's REST API spells refusals: the matter of who serves that API. */
    private static final List<String> WORDS_OF_ARM = List.of(
            "Invalid parameter",
            "Parameter name",
            "\r\n",
            "InvalidParameters",
            "AuthorizationFailed",
            "ResourceNotFound",
            "BackupNotFound");

    @Test
    void itMentionsNoJsonTree() {
        JavaClasses classes = new ClassFileImporter().importUrl(ROOM);
        List<String> found = classes.stream()
                .filter(PublicApiTest::isSeen)
                .flatMap(PublicApiTest::mentions)
                .filter(mention -> mention.contains("tools.jackson"))
                .toList();

        assertThat(classes).hasSizeGreaterThan(50);
        assertThat(found).isEmpty();
    }

    private static boolean isSeen(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicApiTest::isSeen).orElse(true);
    }

    /** A line for each type that a member or the type itself names, with where it does. */
    private static Stream<String> mentions(JavaClass type) {
        Stream<String> above = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .flatMap(PublicApiTest::names)
                .map(name -> type.getName() + " is a " + name);
        Stream<String> members = type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .flatMap(PublicApiTest::mentions);
        return Stream.concat(above, members);
    }

    private static Stream<String> mentions(JavaMember member) {
        Stream<? extends JavaType> types = member instanceof JavaCodeUnit unit
                ? Stream.concat(
                        Stream.of(unit.getReturnType()),
                        Stream.concat(unit.getParameterTypes().stream(), unit.getExceptionTypes().stream()))
                : Stream.of(((com.tngtech.archunit.core.domain.JavaField) member).getType());
        return types.flatMap(PublicApiTest::names).map(name -> member.getFullName() + " names " + name);
    }

    private static Stream<String> names(JavaType type) {
        return type.getAllInvolvedRawTypes().stream().map(JavaClass::getName);
    }

    @Test
    void itSaysNothingInTheWordsOfArm() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(Path.of(ROOM.toURI()))) {
            List<String> said = files.filter(file -> file.toString().endsWith(".class"))
                    .flatMap(PublicApiTest::texts)
                    .toList();

            assertThat(said).hasSizeGreaterThan(500);
            assertThat(said).noneMatch(text -> WORDS_OF_ARM.stream().anyMatch(text::contains));
        }
    }

    private static Stream<String> texts(Path file) {
        try {
            var constants = ClassFile.of().parse(file).constantPool().iterator();
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(constants, Spliterator.ORDERED), false)
                    .filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
