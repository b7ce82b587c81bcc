package io.holdfast.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The arrows of the house: ARCHITECTURE.md says them in words, this test in code. */
@AnalyzeClasses(
        packages = "io.holdfast",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoJarsOfTests.class})
class ArchitectureTest {

    /** What the tests of a room lend to those of others lies in a jar of its own. */
    static final class NoJarsOfTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    /** Room by room, what it may use. Everything is allowed to use itself and what is no room of ours. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("limits", Set.of()),
            Map.entry("files", Set.of()),
            Map.entry("model", Set.of()),
            Map.entry("egress", Set.of()),
            Map.entry("vault", Set.of()),
            Map.entry("store", Set.of("model", "files")),
            Map.entry("policy", Set.of("model")),
            Map.entry("archive", Set.of("model", "files")),
            Map.entry("identity", Set.of("store", "model", "files")),
            Map.entry("recovery", Set.of("store", "archive", "vault", "model")),
            Map.entry("gateway", Set.of("policy", "store", "egress", "model", "limits")),
            Map.entry("arm", Set.of("identity", "store", "egress", "model", "limits")),
            Map.entry(
                    "entities",
                    Set.of("arm", "recovery", "policy", "identity", "store", "vault", "egress", "model", "limits")),
            Map.entry("service", Set.of("arm", "identity", "store", "vault", "egress", "model")),
            Map.entry("platform", Set.of("arm", "identity", "store", "model")),
            Map.entry("recoveryapi", Set.of("arm", "recovery", "identity", "store", "vault", "model", "limits")),
            Map.entry(
                    "management",
                    Set.of(
                            "arm",
                            "entities",
                            "service",
                            "platform",
                            "recoveryapi",
                            "recovery",
                            "identity",
                            "store",
                            "model",
                            "limits")),
            Map.entry(
                    "server",
                    Set.of(
                            "management",
                            "entities",
                            "service",
                            "recoveryapi",
                            "arm",
                            "gateway",
                            "recovery",
                            "identity",
                            "policy",
                            "archive",
                            "vault",
                            "store",
                            "egress",
                            "model",
                            "limits",
                            "files")),
            Map.entry("cli", Set.of("server", "model", "files")));

    @ArchTest
    static final ArchRule arrows_point_down = classes().should(new ArchCondition<>("use only the rooms they may") {
        @Override
        public void check(JavaClass user, ConditionEvents events) {
            String room = room(user);
            user.getDirectDependenciesFromSelf().stream()
                    .filter(d -> d.getTargetClass().getPackageName().startsWith("io.holdfast."))
                    .filter(d -> !room(d.getTargetClass()).equals(room))
                    .filter(d -> !MAY_USE.getOrDefault(room, Set.of()).contains(room(d.getTargetClass())))
                    .forEach(d -> events.add(SimpleConditionEvent.violated(user, d.getDescription())));
        }
    });

    @ArchTest
    static final ArchRule packages_say_what_may_be_null = classes()
            .that(new DescribedPredicate<>("are top-level") {
                @Override
                public boolean test(JavaClass type) {
                    return type.isTopLevelClass() && !type.getSimpleName().equals("package-info");
                }
            })
            .should(new ArchCondition<>("lie in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getPackageName() + " has no @NullMarked package-info.java"));
                    }
                }
            });

    @ArchTest
    static final ArchRule the_model_has_no_network_and_no_database = noClasses()
            .that()
            .resideInAPackage("io.holdfast.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "java.net.http..");

    @ArchTest
    static final ArchRule policies_know_no_http_library = noClasses()
            .that()
            .resideInAPackage("io.holdfast.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "io.vertx..", "java.net.http..");

    @ArchTest
    static final ArchRule only_the_terminal_prints = noClasses()
            .that()
            .resideOutsideOfPackages("io.holdfast.cli..", "io.holdfast.bench..")
            .should()
            .accessField(System.class, "out");

    private static String room(JavaClass type) {
        return Stream.of(type.getPackageName().split("\\.")).skip(2).findFirst().orElse("");
    }
}
