package io.holdfast.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One document, compiled. Whatever includes it by {@code base} calls its sections and holds no copy, so thousands of operations share
 * those of their API, their product and the service. Immutable.
 */
public final class CompiledDocument {

    private final PolicyScope scope;
    private final Map<Section, Routine> sections;
    private final List<PolicyProblem> refusals;

    CompiledDocument(PolicyScope scope, Map<Section, Routine> sections, List<PolicyProblem> refusals) {
        this.scope = scope;
        this.sections = new EnumMap<>(sections);
        this.refusals = List.copyOf(refusals);
    }

    /** One whose sections are these steps, for those who make programs without documents. */
    public static CompiledDocument of(
            PolicyScope scope, List<Step> inbound, List<Step> backend, List<Step> outbound, List<Step> onError) {
        return new CompiledDocument(
                scope,
                Map.of(
                        Section.INBOUND, routine(inbound),
                        Section.BACKEND, routine(backend),
                        Section.OUTBOUND, routine(outbound),
                        Section.ON_ERROR, routine(onError)),
                List.of());
    }

    /** One that refuses every call, preflights too. */
    public static CompiledDocument refusing(PolicyScope scope, PolicyException why) {
        List<Step> refusal = List.of(new FailClosedToPreflights(why));
        return of(scope, refusal, refusal, refusal, refusal);
    }

    private static Routine routine(List<Step> steps) {
        return new Routine(
                steps.stream().map(step -> Instruction.step(step, null, 0)).toList());
    }

    public PolicyScope scope() {
        return scope;
    }

    /** The elements that fail closed, and why; in the order of the text, at most 100. */
    public List<PolicyProblem> refusals() {
        return refusals;
    }

    Routine section(Section section) {
        return sections.getOrDefault(section, Routine.EMPTY);
    }
}
