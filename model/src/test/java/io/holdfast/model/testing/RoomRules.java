package io.holdfast.model.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * What holds in every room, looked at where the room is tested, so that what breaks it is told before anything that stands on it is built.
 * The arrows are those of the table in ARCHITECTURE.md.
 */
public abstract class RoomRules {

    private static final String HOUSE = "io.holdfast.";

    private final JavaClasses room;
    private final List<String> mayUse;

    /** @param one of the room's own classes */
    protected RoomRules(Class<?> one) {
        try {
            var place = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            this.room = new ClassFileImporter().importPath(place);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        this.mayUse = Rooms.read().mayUse(room(one.getPackageName()));
    }

    @Test
    protected final void arrowsPointDown() {
        classes()
                .should(new ArchCondition<>("use only the rooms they may") {
                    @Override
                    public void check(JavaClass user, ConditionEvents events) {
                        String own = room(user.getPackageName());
                        user.getDirectDependenciesFromSelf().stream()
                                .filter(arrow ->
                                        arrow.getTargetClass().getPackageName().startsWith(HOUSE))
                                .filter(arrow -> {
                                    String used = room(arrow.getTargetClass().getPackageName());
                                    return !used.equals(own) && !mayUse.contains(used);
                                })
                                .forEach(arrow ->
                                        events.add(SimpleConditionEvent.violated(user, arrow.getDescription())));
                    }
                })
                .check(room);
    }

    @Test
    protected final void noPackagesUseEachOtherInACircle() {
        slices().matching(HOUSE + "(**)").should().beFreeOfCycles().check(room);
    }

    @Test
    protected final void packagesSayWhatMayBeNull() {
        classes()
                .should(new ArchCondition<>("lie in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getPackageName() + " has no @NullMarked package-info.java"));
                        }
                    }
                })
                .check(room);
    }

    @Test
    protected final void onlyTheTerminalPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.holdfast.cli..", "io.holdfast.bench..")
                .should()
                .accessField(System.class, "out")
                .allowEmptyShould(true)
                .check(room);
    }

    /** Codes and sentences of what is refused stand together, so that two rooms do not say one thing in two ways. */
    @Test
    protected final void refusalsAreDeclaredInOnePlace() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Refusals")
                .and()
                .doNotHaveFullyQualifiedName("io.holdfast.arm.Problems")
                .and()
                .doNotHaveFullyQualifiedName("io.holdfast.arm.ArmException")
                .and()
                .doNotHaveFullyQualifiedName("io.holdfast.entities.EntityRefusals")
                .should()
                .callConstructorWhere(new DescribedPredicate<>("it makes an ArmException") {
                    @Override
                    public boolean test(JavaConstructorCall call) {
                        return call.getTargetOwner().getFullName().equals("io.holdfast.arm.ArmException");
                    }
                })
                .allowEmptyShould(true)
                .check(room);
    }

    protected final void usesNothingOf(String... packages) {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(packages).check(room);
    }

    /** Of packages, as the table spells it without its hyphens. */
    private static String room(String packageName) {
        return packageName.split("\\.")[2];
    }
}
