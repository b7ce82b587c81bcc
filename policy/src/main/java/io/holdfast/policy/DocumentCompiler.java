package io.holdfast.policy;

import io.holdfast.policy.markup.Element;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles one document. What can't be run becomes a step that fails closed. */
final class DocumentCompiler {

    /** More than anybody reads. */
    private static final int MOST_REFUSALS = 100;

    private final Vocabulary vocabulary;
    private final ExpressionLanguage expressions;
    private final ScopedDocument document;
    private final CompileContext context;
    private final List<PolicyProblem> refusals = new ArrayList<>();

    /** The element that stands for the fragment that is being compiled; null outside of fragments. */
    private @Nullable Spot user;

    /** @param context what names mean in the document */
    DocumentCompiler(
            Vocabulary vocabulary, ExpressionLanguage expressions, ScopedDocument document, CompileContext context) {
        this.vocabulary = vocabulary;
        this.expressions = expressions;
        this.document = document;
        this.context = context;
    }

    CompileContext context() {
        return context;
    }

    ExpressionLanguage expressions() {
        return expressions;
    }

    PolicyScope scope() {
        return document.scope();
    }

    CompiledDocument compile() {
        Element root = document.document().root();
        Map<Section, Routine> sections = new EnumMap<>(Section.class);
        if (root == null || !root.name().equals("policies")) {
            PolicyException why = unreadable(document.document().problem());
            refusals.add(new PolicyProblem("policies", 1, 1, why.text()));
            Step refusal = new FailClosedToPreflights(why);
            for (Section section : Section.values()) {
                sections.put(section, new Routine(List.of(Instruction.step(refusal, null, 0))));
            }
            return new CompiledDocument(scope(), sections, refusals);
        }
        for (Element child : root.children()) {
            Section.of(child.name()).ifPresent(section -> sections.putIfAbsent(section, section(child, section)));
        }
        return new CompiledDocument(scope(), sections, refusals);
    }

    /** What of a fragment can't be run; each of its elements is looked at where it may stand, since nobody uses it yet. */
    List<PolicyProblem> refusalsOfFragment() {
        Element root = document.document().root();
        for (Element element : root == null ? List.<Element>of() : root.children()) {
            Declaration declaration = vocabulary.declaration(element.name());
            if (declaration != null && !declaration.sections().isEmpty()) {
                Section section = declaration.sections().iterator().next();
                compile(List.of(element), null, section, true, new ArrayList<>());
            }
        }
        return List.copyOf(refusals);
    }

    private Routine section(Element element, Section section) {
        List<Instruction> instructions = new ArrayList<>();
        compile(element.children(), null, section, false, instructions);
        return new Routine(instructions);
    }

    /** @param user the element that stands for the fragment */
    Routine fragment(PolicyElement user, PolicyDocument fragment, Section section) {
        Element root = fragment.root();
        if (root == null || !root.name().equals("fragment")) {
            throw user.refuse("the fragment can't be read");
        }
        List<Instruction> instructions = new ArrayList<>();
        this.user = user.spot();
        try {
            compile(root.children(), null, section, true, instructions);
        } finally {
            this.user = null;
        }
        return new Routine(instructions);
    }

    /** @param around the element that they stand in; null in a section or a fragment */
    void compile(
            List<Element> elements,
            @Nullable Spot around,
            Section section,
            boolean inFragment,
            List<Instruction> instructions) {
        Map<String, Integer> counts = new HashMap<>();
        for (Element element : elements) {
            int index = counts.merge(element.name(), 1, Integer::sum);
            compile(element, spot(element, around, index, section), new Place(this, section, inFragment), instructions);
        }
    }

    /** Each of them as a program of its own. */
    List<Routine> branches(List<Element> elements, Spot around, Section section, boolean inFragment) {
        List<Routine> branches = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Element element : elements) {
            int index = counts.merge(element.name(), 1, Integer::sum);
            List<Instruction> instructions = new ArrayList<>();
            compile(element, spot(element, around, index, section), new Place(this, section, inFragment), instructions);
            branches.add(new Routine(instructions));
        }
        return List.copyOf(branches);
    }

    private Spot spot(Element element, @Nullable Spot around, int index, Section section) {
        return new Spot(
                around,
                element.name(),
                element.name(),
                index,
                element.attribute("id"),
                scope(),
                section,
                element.line(),
                element.column());
    }

    private void compile(Element element, Spot spot, Place place, List<Instruction> instructions) {
        int before = instructions.size();
        Policy policy = vocabulary.policy(element.name());
        Step refusal;
        try {
            String why = misplaced(element, place);
            if (policy == null || why != null) {
                throw new NotRunnableException(element.name(), why == null ? "Holdfast does not run it yet" : why);
            }
            PolicyElement view = new PolicyElement(element, spot, place);
            policy.compile(view, new Code(this, place.section(), place.inFragment(), view, instructions));
            view.checkHonoured();
            return;
        } catch (NotRunnableException e) {
            note(spot, e);
            PolicyException why = refusal(spot, e);
            refusal = policy == null ? new FailClosed(why) : policy.refusal(why);
        }
        instructions.subList(before, instructions.size()).clear();
        instructions.add(Instruction.step(refusal, spot, 0));
    }

    private @Nullable String misplaced(Element element, Place place) {
        Declaration declaration = vocabulary.declaration(element.name());
        if (declaration != null && !declaration.sections().contains(place.section())) {
            return vocabulary.policy(element.name()) == null ? null : "it must not stand in this section";
        }
        return place.inFragment() && element.name().equals("include-fragment")
                ? "a fragment must not include another one"
                : null;
    }

    private void note(Spot spot, NotRunnableException cause) {
        Spot around = user;
        if (refusals.size() >= MOST_REFUSALS) {
            return;
        }
        refusals.add(
                around == null
                        ? new PolicyProblem(spot.policy(), spot.line(), spot.column(), why(spot, cause))
                        : new PolicyProblem(
                                around.policy(),
                                around.line(),
                                around.column(),
                                "in its fragment, '%s' on line %d, column %d: %s"
                                        .formatted(spot.policy(), spot.line(), spot.column(), why(spot, cause))));
    }

    private static String why(Spot spot, NotRunnableException cause) {
        return cause.element().equals(spot.element())
                ? cause.why()
                : "in its element '" + cause.element() + "', " + cause.why();
    }

    static PolicyException refusal(Spot spot, NotRunnableException cause) {
        String message = "The policy '%s' on line %d, column %d of the %s policy can't run: %s."
                .formatted(spot.policy(), spot.line(), spot.column(), words(spot.scope()), why(spot, cause));
        return new PolicyException(500, spot.policy(), "PolicyNotRunnable", message);
    }

    private PolicyException unreadable(@Nullable PolicyProblem problem) {
        String why = problem == null ? "its root element is not 'policies'" : problem.message();
        return new PolicyException(
                500, "policies", "PolicyNotRunnable", "The %s policy can't be read: %s".formatted(words(scope()), why));
    }

    private static String words(PolicyScope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
