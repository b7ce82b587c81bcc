package io.holdfast.policy;

/**
 * Where an element stands while it is compiled.
 *
 * @param section whose headers and bodies it acts on
 */
record Place(DocumentCompiler compiler, Section section, boolean inFragment) {

    PolicyScope scope() {
        return compiler.scope();
    }

    CompileContext context() {
        return compiler.context();
    }

    ExpressionLanguage expressions() {
        return compiler.expressions();
    }
}
