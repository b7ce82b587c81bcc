package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Act;
import io.holdfast.expression.run.Acts;
import io.holdfast.expression.run.BoolNode;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.syntax.Expr;
import io.holdfast.expression.syntax.Stmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code switch}. */
final class Switches {

    private final Binder binder;

    Switches(Binder binder) {
        this.binder = binder;
    }

    Act bind(Stmt.Switch choice) {
        Bound.Value value = binder.expressions.value(choice.value());
        int slot = binder.scope.place.size.add();
        Bound.Value kept = Bound.Value.of(value.at(), value.type(), Nodes.local(0, slot));
        List<Acts.Section> sections = new ArrayList<>();
        Act[] otherwise = new Act[1];
        Flow before = binder.flow.copy();
        Set<Object> known = new HashSet<>();
        Flow left = binder.statements.left(() -> binder.within(new Scope(binder.scope, binder.scope.place), () -> {
            for (Stmt.Section section : choice.sections()) {
                binder.flow = before.copy();
                section(
                        kept,
                        section,
                        known,
                        sections,
                        otherwise,
                        section.equals(choice.sections().getLast()));
            }
        }));
        binder.flow = otherwise[0] == null ? Flow.join(left, before) : left;
        return Acts.block(
                List.of(Acts.evaluate(Nodes.store(0, slot, value.node())), Acts.choose(sections, otherwise[0])));
    }

    private void section(
            Bound.Value value,
            Stmt.Section section,
            Set<Object> known,
            List<Acts.Section> into,
            Act[] otherwise,
            boolean last) {
        binder.within(new Scope(binder.scope, binder.scope.place), () -> {
            List<Node> labels = new ArrayList<>();
            boolean isDefault = false;
            for (Stmt.Label label : section.labels()) {
                if (label.pattern() == null) {
                    isDefault = true;
                    if (otherwise[0] != null) {
                        binder.error(
                                label.at(),
                                "The switch statement contains multiple cases with the label value 'default'");
                    }
                } else {
                    labels.add(label(value, label, known));
                }
            }
            Act body = binder.statements.section(section.statements());
            if (binder.flow.isReached()) {
                String shown = shown(section.labels().getLast());
                binder.error(
                        section.at(),
                        last
                                ? "Control cannot fall out of switch from final case label ('" + shown + "')"
                                : "Control cannot fall through from one case label ('" + shown + "') to another");
            }
            if (!labels.isEmpty()) {
                into.add(new Acts.Section(labels.toArray(new Node[0]), body));
            }
            if (isDefault) {
                otherwise[0] = body;
            }
        });
    }

    private Node label(Bound.Value value, Stmt.Label label, Set<Object> known) {
        Expr.Pattern pattern = java.util.Objects.requireNonNull(label.pattern());
        Bound.Value test;
        if (pattern instanceof Expr.Pattern.Constant constant) {
            Bound.Value wanted = binder.expressions.value(constant.value());
            if (wanted.constant() != null
                    && label.when() == null
                    && wanted.constant().value() != null
                    && !known.add(wanted.constant().value())) {
                binder.error(
                        label.at(),
                        "The switch statement contains multiple cases with the label value '"
                                + wanted.constant().value() + "'");
            }
            test = binder.patterns.constant(value, wanted);
        } else {
            test = binder.patterns.test(value, pattern);
        }
        Flow[] flows = binder.branches(Bound.Value.of(test.at(), TypeRefs.BOOL, test.node()));
        binder.flow = flows[0];
        if (label.when() == null) {
            return test.node();
        }
        Bound.Value when = binder.expressions.condition(label.when());
        binder.flow = binder.branches(when)[0];
        return BoolNode.and(test.node(), when.node());
    }

    private static String shown(Stmt.Label label) {
        return label.pattern() instanceof Expr.Pattern.Constant constant
                        && constant.value() instanceof Expr.Literal literal
                ? "case " + (literal.value() instanceof String text ? "\"" + text + "\"" : literal.value()) + ":"
                : label.pattern() == null ? "default:" : "case";
    }
}
