package io.holdfast.policy;

import io.holdfast.policy.markup.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An element as a policy sees it while it is compiled: named values put in, types checked, expressions refused. It remembers
 * what was asked for, so that nothing of a document is silently skipped.
 */
public final class PolicyElement {

    private final Element element;
    private final Place place;
    private final Set<String> attributesRead = new HashSet<>();
    private final Set<Element> childrenRead = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<PolicyElement> nested = new ArrayList<>();
    private boolean textRead;

    PolicyElement(Element element, Place place) {
        this.element = element;
        this.place = place;
    }

    public String name() {
        return element.name();
    }

    public Section section() {
        return place.section();
    }

    public PolicyScope scope() {
        return place.scope();
    }

    public CompileContext context() {
        return place.context();
    }

    /** The steps of the section that run before this element's; those of wider scopes among them. */
    public List<Step> before() {
        return place.before();
    }

    /** The steps of the same section of the next wider scope. */
    public List<Step> base() {
        return place.base();
    }

    /** The attribute's value, or null if it isn't there. */
    public @Nullable String attribute(String attribute) {
        attributesRead.add(attribute);
        String value = element.attribute(attribute);
        return value == null ? null : literal(value, "attribute '" + attribute + "'");
    }

    public String attribute(String attribute, String fallback) {
        String value = attribute(attribute);
        return value == null ? fallback : value;
    }

    public String required(String attribute) {
        String value = attribute(attribute);
        if (value == null) {
            throw refuse("its attribute '" + attribute + "' is missing");
        }
        return value;
    }

    public boolean flag(String attribute, boolean fallback) {
        String value = attribute(attribute, String.valueOf(fallback)).strip();
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw refuse("its attribute '" + attribute + "' is neither true nor false");
        };
    }

    /** @param fallback the number if the attribute isn't there */
    public int number(String attribute, int fallback, int min, int max) {
        String value = attribute(attribute, String.valueOf(fallback)).strip();
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw refuse("its attribute '%s' is no whole number from %d to %d".formatted(attribute, min, max));
    }

    /** One of the names of an enum's constants, written as in a document: lower case, with hyphens. */
    public <E extends Enum<E>> E choice(String attribute, E fallback) {
        String value = attribute(attribute);
        if (value == null) {
            return fallback;
        }
        for (E constant : fallback.getDeclaringClass().getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value.strip())) {
                return constant;
            }
        }
        throw refuse("its attribute '" + attribute + "' has a value that it doesn't know");
    }

    public List<PolicyElement> children(String child) {
        return element.children().stream()
                .filter(e -> e.name().equals(child))
                .map(this::child)
                .toList();
    }

    private PolicyElement child(Element child) {
        PolicyElement view = new PolicyElement(child, place);
        childrenRead.add(child);
        nested.add(view);
        return view;
    }

    public Optional<PolicyElement> child(String child) {
        return children(child).stream().findFirst();
    }

    /** The text of each child of that name, without the whitespace around it. */
    public List<String> texts(String child) {
        return children(child).stream().map(c -> c.text().strip()).toList();
    }

    /** The element's text as written; if there are elements in it, everything in it as written. */
    public String text() {
        textRead = true;
        if (element.markup() != null) {
            childrenRead.addAll(element.children());
        }
        return literal(element.data(), "text");
    }

    /** Compiles the policies in it, as if they stood in that section. */
    public List<Step> steps(Section section) {
        childrenRead.addAll(element.children());
        return place.compile(element.children(), section);
    }

    /** Compiles the policies of a fragment in this element's place. */
    public List<Step> include(PolicyDocument fragment) {
        Element root = fragment.root();
        if (root == null || !root.name().equals("fragment")) {
            throw refuse("the fragment can't be read");
        }
        return place.include(root.children());
    }

    /**
     * @param parse turns a value into something better; throws IllegalArgumentException if it can't
     * @param what what the value is, to complete the sentence "its … is not valid"
     */
    public <T> T parse(String value, Function<String, T> parse, String what) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            throw refuse("its " + what + " is not valid");
        }
    }

    /** @param why completes the sentence "The policy can't run: …"; holds no values, since they may be secret */
    public NotRunnableException refuse(String why) {
        return new NotRunnableException(element.name(), why);
    }

    private String literal(String written, String what) {
        String value = NamedValues.resolve(written, place.context(), element);
        if (Expressions.in(value)) {
            throw refuse("its " + what + " is an expression, and Holdfast does not run expressions yet");
        }
        return value;
    }

    /** Called when a policy is compiled. @throws NotRunnableException if something of the element was not asked for */
    void checkHonoured() {
        element.attributes().stream()
                .filter(a ->
                        !a.name().equals("id") && !a.name().startsWith("xmlns") && !attributesRead.contains(a.name()))
                .findFirst()
                .ifPresent(a -> {
                    throw refuse("Holdfast does not honour its attribute '" + a.name() + "' yet");
                });
        element.children().stream()
                .filter(e -> !childrenRead.contains(e))
                .findFirst()
                .ifPresent(e -> {
                    throw refuse("Holdfast does not honour its element '" + e.name() + "' yet");
                });
        if (!textRead && !element.text().isBlank()) {
            throw refuse("it holds text");
        }
        nested.forEach(PolicyElement::checkHonoured);
    }
}
