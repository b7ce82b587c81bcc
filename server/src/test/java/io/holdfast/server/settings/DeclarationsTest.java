package io.holdfast.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.holdfast.arm.Deployment.Subscription;
import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingDescription;
import io.holdfast.server.settings.declare.SettingGroup;
import io.holdfast.server.settings.declare.SettingsException;
import io.holdfast.server.settings.declare.Values;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What holds for every setting; a new one needs a line in {@code every-setting.yaml} and nothing here. */
class DeclarationsTest {

    private static final Declarations DECLARED = ServerSettings.DECLARED;

    /** In the sample of every secret. */
    private static final String SECRET = "never-shown";

    /** What excludes another setting, so that no file can have both. */
    private static final Map<String, String> OTHERS =
            Map.of("recovery.validitySeconds", "60", "management.trustForwarded", "on");

    /** A setting with a value that is not its default. */
    private record Sample(String name, String variable, Setting<?> setting, SettingGroup group, List<String> words) {

        String value() {
            return words.getFirst();
        }

        Object read(Values values) {
            return group == null
                    ? values.get(setting)
                    : values.get(group).values().iterator().next().get(setting);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @SuppressWarnings("unused")
    private static final List<Sample> SAMPLES = samples();

    @TempDir
    Path directory;

    private static Path everySetting() {
        return Path.of("src/test/resources/io/holdfast/server/settings/every-setting.yaml");
    }

    private static List<Sample> samples() {
        JsonNode root = YAMLMapper.shared().readTree(everySetting().toFile());
        var samples = new ArrayList<Sample>();
        for (Setting<?> setting : DECLARED.settings()) {
            JsonNode node = at(root, setting.name());
            String other = OTHERS.get(setting.name());
            samples.add(new Sample(
                    setting.name(),
                    Setting.variable(setting.name()),
                    setting,
                    null,
                    other == null ? words(setting.name(), node) : List.of(other)));
        }
        for (SettingGroup group : DECLARED.groups()) {
            JsonNode parent = at(root, group.prefix());
            String key =
                    parent.isArray() ? "0" : parent.propertyNames().iterator().next();
            for (Setting<?> member : group.members()) {
                JsonNode node = (parent.isArray() ? parent.get(0) : parent.get(key)).path(member.name());
                samples.add(new Sample(
                        group.prefix() + "." + key + "." + member.name(),
                        group.variableOf(member)
                                .replace(
                                        "_" + group.placeholder() + "_",
                                        "_" + key.toUpperCase(Locale.ROOT).replace('-', '_') + "_"),
                        member,
                        group,
                        words(group.nameOf(member), node)));
            }
        }
        return samples;
    }

    private static JsonNode at(JsonNode root, String name) {
        return root.at("/" + name.replace('.', '/'));
    }

    private static List<String> words(String name, JsonNode node) {
        assertThat(node.isMissingNode())
                .as("every-setting.yaml must have a value for " + name)
                .isFalse();
        return node.isArray() ? node.valueStream().map(JsonNode::asString).toList() : List.of(node.asString());
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void eachIsSetByFileByEnvironmentAndByFlag(Sample sample) throws IOException {
        String word = sample.value();
        Path file = Files.writeString(directory.resolve("one.yaml"), "\"" + sample.name() + "\": \"" + word + "\"\n");

        Object byFile = sample.read(SettingsReader.values(file, Map.of(), Map.of()));
        Object byVariable = sample.read(SettingsReader.values(null, Map.of(sample.variable(), word), Map.of()));
        Object byFlag = sample.read(SettingsReader.values(null, Map.of(), Map.of(sample.name(), word)));

        assertThat(byVariable).isEqualTo(byFile);
        assertThat(byFlag).isEqualTo(byFile);
        if (sample.group() == null) {
            Object usual = sample.read(SettingsReader.values(null, Map.of(), Map.of()));
            assertThat(byFile).as("the sample differs from the default").isNotEqualTo(usual);
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void eachGoesOverTheFileByEnvironmentAndOverThatByFlag(Sample sample) throws IOException {
        Path file = Files.writeString(directory.resolve("one.yaml"), "\"" + sample.name() + "\": \"? ?\"\n");
        Map<String, String> good = Map.of(sample.variable(), sample.value());
        Map<String, String> bad = Map.of(sample.variable(), "? ?");
        Map<String, String> flag = Map.of(sample.name(), sample.value());

        Object expected = sample.read(SettingsReader.values(null, Map.of(), flag));

        assertThat(sample.read(SettingsReader.values(file, good, Map.of()))).isEqualTo(expected);
        assertThat(sample.read(SettingsReader.values(file, bad, flag))).isEqualTo(expected);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void theDefaultOfEachIsInItsRange(Sample sample) {
        Values values = SettingsReader.values(everySetting(), Map.of(), Map.of());
        staysTheSame(
                sample.setting(),
                sample.group() == null
                        ? values
                        : values.get(sample.group()).values().iterator().next());
    }

    private static <T> void staysTheSame(Setting<T> setting, Values values) {
        var usual = setting.fallback().value();
        if (usual != null) {
            T value = usual.apply(values);
            List<String> words = setting.type().writer().apply(value);
            assertThat(words.isEmpty() ? value : setting.type().parser().apply(words))
                    .isEqualTo(value);
        }
    }

    @Test
    void aFileWithEverySettingIsTakenWhole() {
        ServerSettings settings = SettingsReader.read(everySetting(), Map.of(), Map.of());

        assertThat(settings.subscriptions())
                .containsExactly(new Subscription("11111111-1111-1111-1111-111111111111", "One"));
        assertThat(settings.identity().administrators()).containsExactly("group:A, B");
        assertThat(settings.storageAccounts().get("blobs").binding().containers())
                .containsExactly("shared", "of-{service}");
        assertThat(settings.recovery().webhook()).isPresent();
        assertThat(settings.management().limits().requests()).isEqualTo(32);
    }

    /** What is declared and in no list could never be set. */
    @Test
    void everyDeclarationIsInAList() throws Exception {
        Set<Setting<?>> listed = Collections.newSetFromMap(new IdentityHashMap<>());
        listed.addAll(DECLARED.settings());
        DECLARED.groups().forEach(group -> listed.addAll(group.members()));
        var found = new ArrayList<Setting<?>>();
        for (Class<?> section : classes()) {
            for (Field field : section.getDeclaredFields()) {
                if (field.getType() == Setting.class && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    Setting<?> setting = (Setting<?>) field.get(null);
                    assertThat(listed)
                            .as(section.getSimpleName() + "." + field.getName())
                            .contains(setting);
                    found.add(setting);
                }
            }
        }
        assertThat(found).hasSameSizeAs(listed);
    }

    private static List<Class<?>> classes() throws Exception {
        Path directory = Path.of(
                        ServerSettings.class.getResource("ServerSettings.class").toURI())
                .getParent();
        var classes = new ArrayList<Class<?>>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.class$", "");
                if (!name.equals("package-info")) {
                    classes.add(Class.forName(ServerSettings.class.getPackageName() + "." + name));
                }
            }
        }
        return classes;
    }

    private static List<Sample> secrets() {
        return SAMPLES.stream().filter(sample -> sample.setting().secret()).toList();
    }

    @SuppressWarnings("unused")
    private static final List<Sample> SECRETS = secrets();

    @ParameterizedTest
    @FieldSource("SECRETS")
    void noErrorShowsASecret(Sample secret) throws IOException {
        assertThat(secret.value()).as("the sample of a secret").contains(SECRET);
        String bad = "? ? " + secret.value();
        Path broken = Files.writeString(
                directory.resolve("broken.yaml"), secret.name() + ": [\"" + secret.value() + "\"\nother: }\n");
        Path twice = Files.writeString(
                directory.resolve("nested.yaml"), "\"" + secret.name() + "\": {a: [\"" + secret.value() + "\"]}\n");

        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> read(secret.name(), bad),
                () -> read(secret.name() + "x", secret.value()),
                () -> read(secret.name() + ".0", secret.value()),
                () -> read("x", secret.value()),
                () -> SettingsReader.read(broken, Map.of(), Map.of()),
                () -> SettingsReader.read(twice, Map.of(), Map.of()))) {
            Throwable failure = catchThrowable(attempt);
            if (failure != null) {
                assertThat(failure).isInstanceOf(SettingsException.class);
                assertThat(failure.getMessage()).doesNotContain(SECRET);
            }
        }
    }

    private static ServerSettings read(String name, String value) {
        return SettingsReader.read(null, Map.of(), Map.of(name, value));
    }

    @Test
    void noRecordOfSettingsShowsASecret() {
        assertThat(SettingsReader.read(everySetting(), Map.of(), Map.of()).toString())
                .doesNotContain(SECRET);
        assertThat(SettingsReader.values(everySetting(), Map.of(), Map.of()).toString())
                .doesNotContain(SECRET);
    }

    @Test
    void noTwoHaveOneNameOrOneVariable() {
        List<SettingDescription> all = ServerSettings.described();

        assertThat(all).extracting(SettingDescription::name).doesNotHaveDuplicates();
        assertThat(all).extracting(SettingDescription::variable).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(one -> {
            assertThat(one.sentence()).isNotBlank().doesNotContain("|").doesNotContain("\n");
            assertThat(one.usual()).isNotBlank();
        });
    }
}
