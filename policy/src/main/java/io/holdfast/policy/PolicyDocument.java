package io.holdfast.policy;

import io.holdfast.policy.markup.Element;
import io.holdfast.policy.markup.Markup;
import io.holdfast.policy.markup.SyntaxException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A policy document as it was written: comments, whitespace and all. One that can't be read says why when it is checked. */
public final class PolicyDocument {

    private final String source;
    private final @Nullable Markup markup;
    private final @Nullable PolicyProblem problem;

    private PolicyDocument(String source, @Nullable Markup markup, @Nullable PolicyProblem problem) {
        this.source = source;
        this.markup = markup;
        this.problem = problem;
    }

    static PolicyDocument read(String text, PolicyFormat format) {
        try {
            return new PolicyDocument(text, Markup.read(text, format == PolicyFormat.RAWXML), null);
        } catch (SyntaxException e) {
            String element = e.element().isEmpty() ? "policies" : e.element();
            return new PolicyDocument(text, null, new PolicyProblem(element, e.line(), e.column(), e.text()));
        }
    }

    /** The text that was parsed. */
    public String source() {
        return source;
    }

    /** The document in that spelling: nothing but the expressions ever changes. What can't be read stays as it is. */
    public String render(PolicyFormat format) {
        if (markup == null) {
            return source;
        }
        return format == PolicyFormat.XML ? markup.escaped() : markup.raw();
    }

    /**
     * The ids of the fragments that the document includes, in the order of the text. Ids compare without regard to case, as names of
     * resources do; they are as written here.
     */
    public Set<String> fragments() {
        Set<String> ids = new LinkedHashSet<>();
        if (markup != null) {
            collect(markup.root(), ids);
        }
        return ids;
    }

    private static void collect(Element element, Set<String> ids) {
        String id = element.attribute("fragment-id");
        if (element.name().equals("include-fragment") && id != null) {
            ids.add(id.strip());
        }
        element.children().forEach(child -> collect(child, ids));
    }

    /** The sections that do not take over those of the wider scopes, because they or their {@code base} are missing. */
    public Set<Section> withoutBase() {
        EnumSet<Section> without = EnumSet.allOf(Section.class);
        if (markup != null) {
            for (Element child : markup.root().children()) {
                if (child.children().stream().anyMatch(e -> e.name().equals("base"))) {
                    Section.of(child.name()).ifPresent(without::remove);
                }
            }
        }
        return without;
    }

    /** Null if the document can't be read. */
    @Nullable
    Element root() {
        return markup == null ? null : markup.root();
    }

    /** Null if the document can't be read. */
    @Nullable
    Markup markup() {
        return markup;
    }

    /** Why the document can't be read; null if it can. */
    @Nullable
    PolicyProblem problem() {
        return problem;
    }
}
