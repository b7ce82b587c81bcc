package io.holdfast.policy.markup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element of a policy document.
 *
 * @param line 1-based line of the first character of its name in the text that was read
 * @param column 1-based column of that character
 * @param inside where everything between its tags stands
 * @param markup that exactly as written, if there are elements among it, else null
 */
public record Element(
        String name,
        int line,
        int column,
        List<Attribute> attributes,
        List<Content> content,
        Span inside,
        @Nullable String markup)
        implements Content {

    public @Nullable String attribute(String attributeName) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(attributeName)) {
                return attribute.value();
            }
        }
        return null;
    }

    public List<Element> children() {
        return content.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    /** What it holds as data: everything as written if there are elements among it, else the text. */
    public String data() {
        return markup == null ? text() : markup;
    }

    /** Where the data stands. */
    public List<Span> dataSpans() {
        return markup == null
                ? content.stream()
                        .filter(Text.class::isInstance)
                        .map(part -> ((Text) part).span())
                        .toList()
                : List.of(inside);
    }

    /** The text directly in it, as written. */
    public String text() {
        StringBuilder all = new StringBuilder();
        for (Content part : content) {
            if (part instanceof Text text) {
                all.append(text.value());
            }
        }
        return all.toString();
    }
}
