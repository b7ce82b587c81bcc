package io.holdfast.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The notation in which elements are declared, both by the classes that run them and in the list of those that Holdfast only
 * accepts. One element begins at the margin; what belongs to it is indented by two more blanks:
 *
 * <pre>
 * # name  sections  scopes  [content]
 * check-header I all
 *   &#64;name! &#64;failed-check-httpcode!:int &#64;ignore-case:boolean
 *   value* text
 * </pre>
 *
 * <p>Sections are any of I, B, O, E, or {@code -}; scopes any of G, W, P, A, O (operation), R (resolver), F (fragment), or
 * {@code all} for all but R. An attribute is {@code @name}, {@code !} if required, then its type: any, boolean, int, long, unsigned,
 * positive, number, dateTime; backend, fragment, logger, certificate, template (see {@link ReferenceType}); or the allowed
 * values with {@code |} between them. A child's name is followed by how often it may appear ({@code ?}, {@code *}, {@code +},
 * <code>{0,10}</code>; else once) and by its content (see {@link Shape.Content}); {@code &} before it says that it is the policy
 * of that name.
 */
final class Notation {

    private static final Pattern CHILD = Pattern.compile("(&?)([\\w:-]+)([?*+]?|\\{(\\d+),(\\d+)})");
    private static final Pattern ATTRIBUTE = Pattern.compile("@([\\w-]+)(!?)(?::(.+))?");
    private static final Pattern BLANKS = Pattern.compile(" +");

    private final List<String> lines;
    private int next;

    private Notation(List<String> lines) {
        this.lines = lines;
    }

    /** @throws IllegalArgumentException if it isn't in the notation */
    static List<Declaration> read(String text) {
        Notation notation = new Notation(text.lines()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .toList());
        List<Declaration> declarations = new ArrayList<>();
        while (notation.next < notation.lines.size()) {
            declarations.add(notation.declaration());
        }
        return declarations;
    }

    private Declaration declaration() {
        String[] head = BLANKS.split(lines.get(next++).strip());
        if (head.length < 3) {
            throw wrong("name, sections and scopes");
        }
        Map<String, Shape.Attribute> attributes = new LinkedHashMap<>();
        attributes.put("id", new Shape.Attribute("id", false, SimpleType.STRING));
        Shape shape = body(head[0], attributes, content(head, 3), 2);
        return new Declaration(shape, sections(head[1]), scopes(head[2]));
    }

    private Shape body(String name, Map<String, Shape.Attribute> attributes, Set<Shape.Content> content, int indent) {
        Map<String, Shape.Child> children = new LinkedHashMap<>();
        while (next < lines.size() && indentation(lines.get(next)) >= indent) {
            String line = lines.get(next++).strip();
            if (line.startsWith("@")) {
                for (String token : BLANKS.split(line)) {
                    Shape.Attribute attribute = attribute(token);
                    attributes.put(attribute.name(), attribute);
                }
            } else {
                Shape.Child child = child(BLANKS.split(line), indent);
                children.put(child.name(), child);
            }
        }
        return new Shape(name, attributes, children, content);
    }

    private Shape.Attribute attribute(String token) {
        Matcher parts = ATTRIBUTE.matcher(token);
        if (!parts.matches()) {
            throw wrong("an attribute, not " + token);
        }
        String type = parts.group(3) == null ? "string" : parts.group(3);
        return new Shape.Attribute(parts.group(1), !parts.group(2).isEmpty(), type(type));
    }

    private static AttributeType type(String name) {
        return switch (name) {
            case "string" -> SimpleType.STRING;
            case "any" -> SimpleType.ANY;
            case "boolean" -> SimpleType.BOOLEAN;
            case "int" -> SimpleType.INT;
            case "long" -> SimpleType.LONG;
            case "unsigned" -> SimpleType.UNSIGNED;
            case "positive" -> SimpleType.POSITIVE;
            case "number" -> SimpleType.NUMBER;
            case "dateTime" -> SimpleType.DATE_TIME;
            case "backend" -> ReferenceType.BACKEND;
            case "fragment" -> ReferenceType.FRAGMENT;
            case "logger" -> ReferenceType.LOGGER;
            case "certificate" -> ReferenceType.CERTIFICATE;
            case "template" -> ReferenceType.TEMPLATE;
            default -> new OneOf(List.of(name.split("\\|")));
        };
    }

    private Shape.Child child(String[] tokens, int indent) {
        Matcher head = CHILD.matcher(tokens[0]);
        if (!head.matches()) {
            throw wrong("a child, not " + tokens[0]);
        }
        String name = head.group(2);
        String count = head.group(3);
        int min =
                head.group(4) != null ? Integer.parseInt(head.group(4)) : count.isEmpty() || count.equals("+") ? 1 : 0;
        int max = head.group(5) != null
                ? Integer.parseInt(head.group(5))
                : count.equals("*") || count.equals("+") ? Integer.MAX_VALUE : 1;
        boolean policy = !head.group(1).isEmpty();
        return new Shape.Child(
                name, min, max, policy ? null : body(name, new LinkedHashMap<>(), content(tokens, 1), indent + 2));
    }

    private static Set<Shape.Content> content(String[] tokens, int from) {
        Set<Shape.Content> content = EnumSet.noneOf(Shape.Content.class);
        for (int i = from; i < tokens.length; i++) {
            content.add(Shape.Content.valueOf(tokens[i].toUpperCase(java.util.Locale.ROOT)));
        }
        return content;
    }

    private static Set<Section> sections(String letters) {
        Set<Section> sections = EnumSet.noneOf(Section.class);
        for (Section section : Section.values()) {
            String letter = section == Section.ON_ERROR ? "E" : section.name().substring(0, 1);
            if (letters.contains(letter)) {
                sections.add(section);
            }
        }
        return sections;
    }

    private static Set<PolicyScope> scopes(String letters) {
        if (letters.equals("all")) {
            return EnumSet.complementOf(EnumSet.of(PolicyScope.RESOLVER));
        }
        Set<PolicyScope> scopes = EnumSet.noneOf(PolicyScope.class);
        for (PolicyScope scope : PolicyScope.values()) {
            if (letters.contains(scope.name().substring(0, 1))) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("Expected " + expected + ": " + lines.get(next - 1));
    }
}
