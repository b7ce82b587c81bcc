package io.holdfast.policy;

import io.holdfast.policy.markup.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An element as a policy sees it while it is compiled: named values put in, expressions compiled, types checked. It remembers what was
 * asked for, so that nothing of a document is silently skipped, and what the values that it gave away need.
 */
public final class PolicyElement {

    private final Element element;
    private final Spot spot;
    private final Place place;
    private final Set<Need> needs;
    private final Set<String> attributesRead = new HashSet<>();
    private final Set<Element> childrenRead = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<PolicyElement> nested = new ArrayList<>();
    private boolean textRead;

    PolicyElement(Element element, Spot spot, Place place) {
        this(element, spot, place, EnumSet.noneOf(Need.class));
    }

    private PolicyElement(Element element, Spot spot, Place place, Set<Need> needs) {
        this.element = element;
        this.spot = spot;
        this.place = place;
        this.needs = needs;
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

    /** What the policy's steps can't run without, beside what its values need by themselves. */
    public void need(Need... more) {
        needs.addAll(List.of(more));
    }

    public boolean has(String attribute) {
        return element.attribute(attribute) != null;
    }

    // --- values, which may be expressions

    public Value<String> string(String attribute) {
        return required(attribute, Kind.STRING);
    }

    public Value<String> string(String attribute, String fallback) {
        return optional(attribute, Kind.STRING, fallback);
    }

    public Value<Boolean> flag(String attribute) {
        return required(attribute, Kind.FLAG);
    }

    public Value<Boolean> flag(String attribute, boolean fallback) {
        return optional(attribute, Kind.FLAG, fallback);
    }

    public Value<Integer> number(String attribute, int min, int max) {
        return required(attribute, Kind.number(min, max));
    }

    /** @param fallback the number if the attribute isn't there */
    public Value<Integer> number(String attribute, int fallback, int min, int max) {
        return optional(attribute, Kind.number(min, max), fallback);
    }

    public Value<Double> decimal(String attribute) {
        return required(attribute, Kind.DECIMAL);
    }

    public Value<Double> decimal(String attribute, double fallback) {
        return optional(attribute, Kind.DECIMAL, fallback);
    }

    /** One of the names of an enum's constants, written as in a document: lower case, with hyphens. */
    public <E extends Enum<E>> Value<E> choice(String attribute, Class<E> constants) {
        return required(attribute, Kind.choice(constants));
    }

    public <E extends Enum<E>> Value<E> choice(String attribute, E fallback) {
        return optional(attribute, Kind.choice(fallback.getDeclaringClass()), fallback);
    }

    /** A literal is a string; an expression may give anything. */
    public Value<@Nullable Object> object(String attribute) {
        return required(attribute, ExpressionType.ANY);
    }

    /** Bytes: only an expression can give them. */
    public Value<byte[]> bytes(String attribute) {
        return required(attribute, Kind.BYTES);
    }

    /** The element's text as written; if there are elements in it, everything in it as written. */
    public Value<String> text() {
        return Attributes.read(this, data(), "text", Kind.STRING);
    }

    /** The text, or what an expression makes a body of: a {@link String}, {@code byte[]}, or null. */
    public Value<@Nullable Object> body() {
        return Attributes.any(this, data(), "text", ExpressionType.BODY);
    }

    /** The text of each child of that name, without the whitespace around it. */
    public List<Value<String>> texts(String child) {
        return children(child).stream().map(c -> c.text().map(String::strip)).toList();
    }

    // --- what must not be an expression

    public String literal(String attribute) {
        return constant(string(attribute), attribute);
    }

    public String literal(String attribute, String fallback) {
        return constant(string(attribute, fallback), attribute);
    }

    /** @return null if the attribute isn't there */
    public @Nullable String literalOrNull(String attribute) {
        attributesRead.add(attribute);
        return has(attribute) ? literal(attribute) : null;
    }

    public boolean literalFlag(String attribute, boolean fallback) {
        return constant(flag(attribute, fallback), attribute);
    }

    public int literalNumber(String attribute, int min, int max) {
        return constant(number(attribute, min, max), attribute);
    }

    public int literalNumber(String attribute, int fallback, int min, int max) {
        return constant(number(attribute, fallback, min, max), attribute);
    }

    public <E extends Enum<E>> E literalChoice(String attribute, E fallback) {
        return constant(choice(attribute, fallback), attribute);
    }

    private <T> T constant(Value<T> value, String attribute) {
        if (!value.isLiteral()) {
            throw refuse("its attribute '" + attribute + "' takes no expression");
        }
        return value.literal();
    }

    // --- what is in it

    public List<PolicyElement> children(String child) {
        List<PolicyElement> found = new ArrayList<>();
        for (Element each : element.children()) {
            if (each.name().equals(child)) {
                found.add(child(each, found.size() + 1));
            }
        }
        return found;
    }

    private PolicyElement child(Element child, int index) {
        var where = new Spot(
                spot,
                spot.policy(),
                child.name(),
                index,
                spot.id(),
                spot.scope(),
                spot.section(),
                child.line(),
                child.column());
        PolicyElement view = new PolicyElement(child, where, place, needs);
        childrenRead.add(child);
        nested.add(view);
        return view;
    }

    public Optional<PolicyElement> child(String child) {
        return children(child).stream().findFirst();
    }

    /**
     * A value made into something better.
     *
     * @param change throws IllegalArgumentException with what is wrong, to complete the sentence "The policy can't run: …"; a literal
     *     then makes the element fail closed, and an expression's value the call
     */
    public <T, R> Value<R> map(Value<T> value, Function<? super T, ? extends R> change) {
        return Attributes.map(this, value, change);
    }

    /** @param why completes the sentence "The policy can't run: …"; holds no values, since they may be secret */
    public NotRunnableException refuse(String why) {
        return new NotRunnableException(element.name(), why);
    }

    private <T> Value<T> required(String attribute, Kind<T> kind) {
        return Attributes.read(this, written(attribute), Attributes.words(attribute), kind);
    }

    private Value<@Nullable Object> required(String attribute, ExpressionType type) {
        return Attributes.any(this, written(attribute), Attributes.words(attribute), type);
    }

    private <T> Value<T> optional(String attribute, Kind<T> kind, T fallback) {
        attributesRead.add(attribute);
        return has(attribute) ? required(attribute, kind) : Value.of(fallback);
    }

    private String written(String attribute) {
        attributesRead.add(attribute);
        String value = element.attribute(attribute);
        if (value == null) {
            throw refuse("its attribute '" + attribute + "' is missing");
        }
        return value;
    }

    private String data() {
        textRead = true;
        if (element.markup() != null) {
            childrenRead.addAll(element.children());
        }
        return element.data();
    }

    Place place() {
        return place;
    }

    Element element() {
        return element;
    }

    Spot spot() {
        return spot;
    }

    int needs() {
        return Need.bits(needs);
    }

    void needs(Set<Need> more) {
        needs.addAll(more);
    }

    /** The policies in it, which are about to be compiled. */
    List<Element> policies() {
        childrenRead.addAll(element.children());
        return element.children();
    }

    /** Called when a policy is compiled. @throws NotRunnableException if something of the element was not asked for */
    void checkHonoured() {
        Attributes.checkHonoured(this, attributesRead, childrenRead, textRead);
        nested.forEach(PolicyElement::checkHonoured);
    }
}
