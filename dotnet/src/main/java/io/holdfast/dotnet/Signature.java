package io.holdfast.dotnet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads signatures as {@link NetTypeBuilder} takes them. What it can't read is a fault of the program. */
final class Signature {

    private final String text;
    private final List<String> variables;
    private int at;

    private Signature(String text, List<String> variables) {
        this.text = text;
        this.variables = new ArrayList<>(variables);
    }

    /** @param variables names that are type parameters */
    static TypeRef type(String text, List<String> variables) {
        return new Signature(text, variables).type();
    }

    static Member member(NetTypeBuilder.Described described, List<String> typeParameters) {
        return new Signature(described.signature(), typeParameters).member(described);
    }

    private Member member(NetTypeBuilder.Described described) {
        return switch (described.kind()) {
            case CONSTRUCTOR -> made(described, ".ctor", List.of(), parameters('(', ')'), VOID);
            case METHOD -> method(described);
            case INDEXER -> {
                TypeRef type = type();
                expect("this");
                yield made(described, "Item", List.of(), parameters('[', ']'), type);
            }
            case PROPERTY, FIELD -> {
                TypeRef type = type();
                yield made(described, word(), List.of(), new Parameters(List.of(), false), type);
            }
        };
    }

    private static final TypeRef VOID = new TypeRef.Variable("void");

    private Member method(NetTypeBuilder.Described described) {
        // The method's own parameters come after the type that it gives, which may use them.
        List<String> own = ownParameters();
        variables.addAll(own);
        TypeRef type = type();
        String name = word();
        if (peek('<')) {
            at = text.indexOf('>', at) + 1;
        }
        return made(described, name, own, parameters('(', ')'), type);
    }

    private List<String> ownParameters() {
        String head = text.substring(0, text.indexOf('('));
        if (!head.endsWith(">")) {
            return List.of();
        }
        String inside = head.substring(head.lastIndexOf('<') + 1, head.length() - 1);
        return List.of(inside.split("\\s*,\\s*", -1));
    }

    private record Parameters(List<Parameter> all, boolean isExtension) {}

    private static Member made(
            NetTypeBuilder.Described from, String name, List<String> own, Parameters parameters, TypeRef type) {
        return new Member(
                from.kind(),
                name,
                own,
                parameters.all(),
                type,
                from.isStatic(),
                parameters.isExtension(),
                from.mayRunLong(),
                from.get(),
                from.set());
    }

    private Parameters parameters(char open, char close) {
        expect(String.valueOf(open));
        List<Parameter> all = new ArrayList<>();
        boolean extension = accept("this ");
        while (!peek(close)) {
            all.add(parameter());
            accept(",");
        }
        at++;
        return new Parameters(List.copyOf(all), extension);
    }

    private Parameter parameter() {
        boolean out = accept("out ");
        boolean params = accept("params ");
        TypeRef type = type();
        String name = word();
        boolean optional = accept("=");
        return new Parameter(name, type, out, params, optional, optional ? constant(type) : null);
    }

    private @Nullable Object constant(TypeRef type) {
        skip();
        int end = at;
        boolean quoted = text.charAt(at) == '"';
        end = quoted ? text.indexOf('"', at + 1) + 1 : end;
        while (end < text.length() && ",)]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String written = text.substring(at, end).strip();
        at = end;
        return switch (written) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            case "default" -> TypeRefs.zero(type);
            default -> quoted ? written.substring(1, written.length() - 1) : constant(type, written);
        };
    }

    private static Object constant(TypeRef type, String written) {
        if (type instanceof TypeRef.Of of && of.type().kind() == NetType.Kind.ENUM) {
            return Enums.named(of.type(), written.substring(written.lastIndexOf('.') + 1), false)
                    .orElseThrow(() -> new IllegalArgumentException(of + " has no " + written));
        }
        return written.startsWith("'") ? (Object) written.charAt(1) : Integer.valueOf(written);
    }

    private TypeRef type() {
        String name = word();
        List<TypeRef> arguments = new ArrayList<>();
        if (accept("<")) {
            do {
                arguments.add(type());
            } while (accept(","));
            expect(">");
        }
        TypeRef type = named(name, arguments);
        while (true) {
            if (accept("?")) {
                type = named("System.Nullable", List.of(type));
            } else if (accept("[]")) {
                type = new TypeRef.Array(type);
            } else {
                return type;
            }
        }
    }

    private TypeRef named(String name, List<TypeRef> arguments) {
        if (arguments.isEmpty() && (variables.contains(name) || name.equals("void"))) {
            return new TypeRef.Variable(name);
        }
        NetType type = NetTypes.find(name, arguments.size())
                .orElseThrow(() -> fault("names the type " + name + ", which is not described"));
        return new TypeRef.Of(type, arguments);
    }

    private String word() {
        skip();
        int start = at;
        while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (start == at) {
            throw fault("lacks a name at " + at);
        }
        return text.substring(start, at);
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean peek(char c) {
        skip();
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean accept(String expected) {
        skip();
        if (text.startsWith(expected, at)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    private void expect(String expected) {
        if (!accept(expected)) {
            throw fault("lacks " + expected + " at " + at);
        }
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("the signature '" + text + "' " + what);
    }
}
