package io.holdfast.policy;

import io.holdfast.model.reference.NamedValueText;
import io.holdfast.policy.markup.Attribute;
import io.holdfast.policy.markup.Element;
import io.holdfast.policy.markup.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks one document against the vocabulary and what it refers to. */
final class Checker {

    /** More than a person mends at once. */
    private static final int MAX_PROBLEMS = 100;

    private final Vocabulary vocabulary;
    private final PolicyScope scope;
    private final References references;
    private final ValueVisitor values;
    private final List<PolicyProblem> problems = new ArrayList<>();

    /** Told of each value of a document in which references to named values count. */
    interface ValueVisitor {

        /** @param spans where the value stands, part by part */
        void visit(String value, List<Span> spans);
    }

    Checker(Vocabulary vocabulary, PolicyScope scope, References references) {
        this(vocabulary, scope, references, (value, spans) -> {});
    }

    Checker(Vocabulary vocabulary, PolicyScope scope, References references, ValueVisitor values) {
        this.vocabulary = vocabulary;
        this.scope = scope;
        this.references = references;
        this.values = values;
    }

    List<PolicyProblem> check(PolicyDocument document) {
        PolicyProblem unreadable = document.problem();
        Element root = document.root();
        if (unreadable != null || root == null) {
            return unreadable == null ? List.of() : List.of(unreadable);
        }
        switch (scope) {
            case FRAGMENT -> fragment(root);
            case RESOLVER -> policy(root, root, null);
            default -> sections(root);
        }
        return problems.stream().limit(MAX_PROBLEMS).toList();
    }

    private void fragment(Element root) {
        if (!root.name().equals("fragment")) {
            add(root, "The root element of a fragment must be 'fragment'.");
            return;
        }
        bare(root);
        root.children().forEach(e -> policy(e, root, null));
    }

    private void sections(Element root) {
        if (!root.name().equals("policies")) {
            add(root, "Policy section is not allowed in the specified scope");
            return;
        }
        bare(root);
        EnumSet<Section> seen = EnumSet.noneOf(Section.class);
        for (Element child : root.children()) {
            Section section = Section.of(child.name()).orElse(null);
            if (section == null) {
                add(child, "Policy section is not allowed in the specified scope");
            } else if (!seen.add(section)) {
                add(child, "The section '" + child.name() + "' appears twice; put its policies into one.");
            } else {
                bare(child);
                child.children().forEach(e -> policy(e, child, section));
            }
        }
    }

    /** Neither attributes nor text. */
    private void bare(Element element) {
        for (Attribute attribute : element.attributes()) {
            if (!attribute.name().startsWith("xmlns")) {
                add(element, "The '" + attribute.name() + "' attribute is not declared.");
            }
        }
        if (!element.text().isBlank()) {
            add(element, "The element '" + element.name() + "' cannot contain text.");
        }
    }

    /** @param section null where any section will do */
    private void policy(Element element, Element parent, @Nullable Section section) {
        Declaration declaration = vocabulary.declaration(element.name());
        if (declaration == null) {
            add(
                    element,
                    "The element '%s' has invalid child element '%s'.".formatted(parent.name(), element.name())
                            + Spelling.hint(element.name(), vocabulary.names()));
            return;
        }
        if (!declaration.scopes().contains(scope)) {
            add(element, "Policy is not allowed in the specified scope");
        } else if (section != null && !declaration.sections().contains(section)) {
            add(element, "Policy is not allowed in the specified section");
        }
        shape(element, declaration.shape(), section);
    }

    private void shape(Element element, Shape shape, @Nullable Section section) {
        attributes(element, shape);
        text(element, shape);
        if (shape.mayHold(Shape.Content.POLICIES)) {
            element.children().forEach(e -> policy(e, element, section));
        } else if (!shape.mayHold(Shape.Content.MARKUP)) {
            children(element, shape, section);
        }
    }

    private void attributes(Element element, Shape shape) {
        for (Attribute attribute : element.attributes()) {
            namedValues(element, attribute.value(), List.of(attribute.span()));
            Shape.Attribute declared = shape.attributes().get(attribute.name());
            if (declared != null) {
                value(element, attribute, declared.type());
            } else if (!attribute.name().startsWith("xmlns") && !shape.mayHold(Shape.Content.ANY)) {
                add(
                        element,
                        "The '" + attribute.name() + "' attribute is not declared."
                                + Spelling.hint(
                                        attribute.name(), shape.attributes().keySet()));
            }
        }
        for (Shape.Attribute declared : shape.attributes().values()) {
            if (declared.required() && element.attribute(declared.name()) == null) {
                add(element, "The required attribute '" + declared.name() + "' is missing.");
            }
        }
    }

    private void value(Element element, Attribute attribute, AttributeType type) {
        String value = attribute.value();
        if (Expressions.in(value) || NamedValueText.in(value)) {
            return;
        }
        String complaint = type.complaint(attribute.name(), value, references);
        if (complaint != null) {
            add(element, complaint);
        }
    }

    private void text(Element element, Shape shape) {
        if (shape.mayHold(Shape.Content.TEXT) || shape.mayHold(Shape.Content.MARKUP)) {
            namedValues(element, element.data(), element.dataSpans());
        } else if (!element.text().isBlank()) {
            add(element, "The element '" + element.name() + "' cannot contain text." + expected(shape));
        }
    }

    private void children(Element element, Shape shape, @Nullable Section section) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Element child : element.children()) {
            Shape.Child declared = shape.children().get(child.name());
            if (declared == null || counts.merge(child.name(), 1, Integer::sum) > declared.max()) {
                add(
                        child,
                        "The element '%s' has invalid child element '%s'.".formatted(element.name(), child.name())
                                + expected(shape));
            } else {
                child(child, declared, section);
            }
        }
        for (Shape.Child declared : shape.children().values()) {
            if (counts.getOrDefault(declared.name(), 0) < declared.min()) {
                add(
                        element,
                        "The element '%s' has incomplete content.".formatted(element.name())
                                + " List of possible elements expected: '" + declared.name() + "'.");
            }
        }
    }

    private void child(Element child, Shape.Child declared, @Nullable Section section) {
        if (declared.shape() != null) {
            shape(child, declared.shape(), section);
            return;
        }
        Declaration policy = vocabulary.declaration(child.name());
        if (policy != null) {
            shape(child, policy.shape(), section);
        }
    }

    private static String expected(Shape shape) {
        return shape.children().isEmpty() ? "" : " List of possible elements expected: '" + shape.childNames() + "'.";
    }

    private void namedValues(Element element, String value, List<Span> spans) {
        values.visit(value, spans);
        for (NamedValueText.Found found : NamedValueText.references(value)) {
            if (!references.hasNamedValue(found.name()) && !NamedValues.mayBeLiquid(element, found.name())) {
                add(element, "Cannot find a property '" + found.name() + "'");
            }
        }
    }

    private void add(Element element, String text) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new PolicyProblem(element.name(), element.line(), element.column(), text));
        }
    }
}
