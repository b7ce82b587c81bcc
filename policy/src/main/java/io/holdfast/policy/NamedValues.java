package io.holdfast.policy;

import io.holdfast.model.reference.NamedValueText;
import io.holdfast.policy.markup.Element;
import io.holdfast.policy.markup.Markup;
import io.holdfast.policy.markup.Origins;
import io.holdfast.policy.markup.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * References to named values in documents. They stand in the values of attributes and in what elements hold as data, after references
 * to characters were resolved; who looks for them goes the way of the check, so what is found, put in and renamed is the same.
 */
final class NamedValues {

    /** Everything is there: who looks for names does not ask whether. */
    private static final class Everything implements References {

        @Override
        public boolean hasNamedValue(String displayName) {
            return true;
        }

        @Override
        public boolean hasBackend(String id) {
            return true;
        }

        @Override
        public boolean hasFragment(String id) {
            return true;
        }

        @Override
        public boolean hasLogger(String id) {
            return true;
        }

        @Override
        public boolean hasCertificate(String id) {
            return true;
        }
    }

    private NamedValues() {}

    /** Whether a name that no named value has is left to Liquid, whose braces are the same. */
    static boolean mayBeLiquid(Element element, String name) {
        return "liquid".equals(element.attribute("template"))
                || name.startsWith("body.")
                || name.startsWith("context.");
    }

    /** @throws NotRunnableException if there is no named value of a name, which is not Liquid's either */
    static String resolve(String value, CompileContext context, Element element) {
        return NamedValueText.resolved(value, name -> value(name, context, element));
    }

    private static @Nullable String value(String name, CompileContext context, Element element) {
        String value = context.namedValue(name).orElse(null);
        if (value == null && !mayBeLiquid(element, name)) {
            throw new NotRunnableException(element.name(), "there is no named value '" + name + "'");
        }
        return value;
    }

    static Set<String> of(PolicyDocument document, PolicyScope scope, Vocabulary vocabulary) {
        Set<String> names = new LinkedHashSet<>();
        visit(
                document,
                scope,
                vocabulary,
                (value, spans) -> NamedValueText.references(value).forEach(found -> names.add(found.name())));
        return names;
    }

    static String renamed(
            PolicyDocument document, PolicyScope scope, Vocabulary vocabulary, String before, String after) {
        Markup markup = document.markup();
        if (markup == null) {
            return document.source();
        }
        List<Span> places = new ArrayList<>();
        visit(document, scope, vocabulary, (value, spans) -> {
            if (NamedValueText.names(value, before)) {
                Origins origins = markup.origins(spans);
                NamedValueText.references(value).stream()
                        .filter(found -> found.name().equals(before))
                        .forEach(found -> places.add(origins.of(found.start(), found.end())));
            }
        });
        return markup.replaced(places, NamedValueText.reference(after));
    }

    private static void visit(
            PolicyDocument document, PolicyScope scope, Vocabulary vocabulary, Checker.ValueVisitor visitor) {
        new Checker(vocabulary, scope, new Everything(), visitor).check(document);
    }
}
