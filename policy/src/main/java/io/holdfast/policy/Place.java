package io.holdfast.policy;

import io.holdfast.policy.markup.Element;
import java.util.List;

/**
 * Where an element stands while it is compiled.
 *
 * @param before the steps of the section so far
 */
record Place(PipelineCompiler compiler, int level, Section section, List<Step> before, boolean inFragment) {

    PolicyScope scope() {
        return compiler.scope(level);
    }

    CompileContext context() {
        return compiler.context(level);
    }

    List<Step> base() {
        return compiler.section(level - 1, section);
    }

    List<Step> compile(List<Element> elements, Section as) {
        return compiler.steps(elements, level, as, inFragment);
    }

    List<Step> include(List<Element> elements) {
        return compiler.steps(elements, level, section, true);
    }
}
