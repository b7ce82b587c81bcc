package io.holdfast.policy;

import io.holdfast.policy.markup.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds the documents of all scopes into one pipeline: the narrowest document is the program, and each {@code base} in it stands
 * for the same section of the next wider one. What can't be run becomes a step that fails closed.
 */
final class PipelineCompiler {

    private final Vocabulary vocabulary;
    private final List<ScopedDocument> documents;
    private final CompileContext context;

    /** @param documents wide to narrow; the first is the global one */
    PipelineCompiler(Vocabulary vocabulary, List<ScopedDocument> documents, CompileContext context) {
        this.vocabulary = vocabulary;
        this.documents = documents;
        this.context = context;
    }

    Pipeline compile() {
        int narrowest = documents.size() - 1;
        List<Step> inbound = section(narrowest, Section.INBOUND);
        return new Pipeline(
                inbound,
                section(narrowest, Section.BACKEND),
                section(narrowest, Section.OUTBOUND),
                section(narrowest, Section.ON_ERROR),
                preflights(inbound));
    }

    private static List<Pipeline.Preflight> preflights(List<Step> inbound) {
        return inbound.stream()
                .filter(Pipeline.Preflight.class::isInstance)
                .map(Pipeline.Preflight.class::cast)
                .toList();
    }

    /** What names mean in the document of that scope. */
    CompileContext context(int level) {
        CompileContext own = documents.get(level).context();
        return own == null ? context : own;
    }

    PolicyScope scope(int level) {
        return documents.get(level).scope();
    }

    /** The steps of a section as of that scope; none above the global one. */
    List<Step> section(int level, Section section) {
        if (level < 0) {
            return List.of();
        }
        PolicyDocument document = documents.get(level).document();
        Element root = document.root();
        if (root == null || !root.name().equals("policies")) {
            return List.of(new FailClosedToPreflights(unreadable(level, document.problem())));
        }
        return root.children().stream()
                .filter(e -> e.name().equals(section.element()))
                .findFirst()
                .map(e -> steps(e.children(), level, section, false))
                .orElse(List.of());
    }

    List<Step> steps(List<Element> elements, int level, Section section, boolean inFragment) {
        List<Step> steps = new ArrayList<>();
        for (Element element : elements) {
            Place place = new Place(this, level, section, Collections.unmodifiableList(steps), inFragment);
            steps.addAll(steps(element, place));
        }
        return List.copyOf(steps);
    }

    private List<Step> steps(Element element, Place place) {
        Policy policy = vocabulary.policy(element.name());
        Declaration declaration = vocabulary.declaration(element.name());
        if (policy == null || declaration == null) {
            return List.of(new FailClosed(refusal(element, place, "Holdfast does not run it yet")));
        }
        if (!declaration.sections().contains(place.section())) {
            return List.of(policy.refusal(refusal(element, place, "it must not stand in this section")));
        }
        if (place.inFragment() && element.name().equals("include-fragment")) {
            return List.of(policy.refusal(refusal(element, place, "a fragment must not include another one")));
        }
        try {
            PolicyElement view = new PolicyElement(element, place);
            List<Step> steps = policy.compile(view);
            view.checkHonoured();
            return steps;
        } catch (NotRunnableException e) {
            String why =
                    e.element().equals(element.name()) ? e.why() : "in its element '" + e.element() + "', " + e.why();
            return List.of(policy.refusal(refusal(element, place, why)));
        }
    }

    private PolicyException refusal(Element element, Place place, String why) {
        String name = element.name();
        String message = "The policy '%s' on line %d, column %d of the %s policy can't run: %s."
                .formatted(name, element.line(), element.column(), words(place.scope()), why);
        return new PolicyException(500, name, "PolicyNotRunnable", message);
    }

    private PolicyException unreadable(int level, @Nullable PolicyProblem problem) {
        String why = problem == null ? "its root element is not 'policies'" : problem.message();
        return new PolicyException(
                500,
                "policies",
                "PolicyNotRunnable",
                "The %s policy can't be read: %s".formatted(words(scope(level)), why));
    }

    private static String words(PolicyScope scope) {
        return scope.name().toLowerCase(java.util.Locale.ROOT);
    }
}
