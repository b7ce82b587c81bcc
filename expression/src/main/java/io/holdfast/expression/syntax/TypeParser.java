package io.holdfast.expression.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads types. */
final class TypeParser {

    static final Set<String> KEYWORDS = Set.of(
            "bool", "byte", "sbyte", "char", "decimal", "double", "float", "int", "uint", "long", "ulong", "short",
            "ushort", "object", "string");
    private static final int DEEPEST = 32;

    private final Tokens tokens;
    private int depth;

    TypeParser(Tokens tokens) {
        this.tokens = tokens;
    }

    TypeSyntax read() {
        return suffixes(plain());
    }

    /** The type that begins here, or null, and then nothing is taken. */
    @Nullable
    TypeSyntax tryRead() {
        int mark = tokens.mark();
        int outer = depth;
        try {
            return read();
        } catch (SyntaxException none) {
            depth = outer;
            tokens.back(mark);
            return null;
        }
    }

    /** A type without brackets or a question mark behind it, as {@code new} takes it. */
    TypeSyntax plain() {
        if (++depth > DEEPEST) {
            throw tokens.tooComplex();
        }
        Token first = tokens.peek();
        TypeSyntax type;
        if (first.kind() == Token.Kind.KEYWORD && KEYWORDS.contains(first.text())) {
            tokens.take();
            type = new TypeSyntax.Named(first.at(), List.of(first.text()), List.of());
        } else if (first.is("(")) {
            type = tuple();
        } else if (first.kind() == Token.Kind.NAME) {
            type = named();
        } else {
            throw new SyntaxException(first.at(), "Type expected");
        }
        depth--;
        return type;
    }

    private TypeSyntax tuple() {
        int at = tokens.take().at();
        List<TypeSyntax> items = new ArrayList<>();
        do {
            items.add(read());
            if (tokens.peek().kind() == Token.Kind.NAME) {
                tokens.take();
            }
        } while (tokens.accept(","));
        tokens.expect(")");
        if (items.size() < 2) {
            throw new SyntaxException(at, "Tuple must contain at least two elements.");
        }
        return new TypeSyntax.TupleOf(at, items);
    }

    private TypeSyntax named() {
        int at = tokens.peek().at();
        List<String> parts = new ArrayList<>();
        List<TypeSyntax> arguments = List.of();
        if (tokens.peek().isContextual("global") && tokens.peek(1).is("::")) {
            tokens.take();
            tokens.take();
        }
        while (true) {
            parts.add(tokens.expectName());
            if (tokens.sees("<")) {
                arguments = arguments();
            }
            if (!tokens.sees(".") || tokens.peek(1).kind() != Token.Kind.NAME) {
                return new TypeSyntax.Named(at, parts, arguments);
            }
            tokens.take();
        }
    }

    List<TypeSyntax> arguments() {
        tokens.expect("<");
        List<TypeSyntax> arguments = new ArrayList<>();
        do {
            arguments.add(read());
        } while (tokens.accept(","));
        tokens.expect(">");
        return arguments;
    }

    private TypeSyntax suffixes(TypeSyntax start) {
        TypeSyntax type = start;
        List<TypeSyntax.ArrayOf> ranks = new ArrayList<>();
        while (true) {
            if (tokens.sees("?") && ranks.isEmpty() && !(type instanceof TypeSyntax.NullableOf)) {
                type = new TypeSyntax.NullableOf(type.at(), type);
                tokens.take();
            } else if (tokens.sees("[") && isRank()) {
                tokens.take();
                int rank = 1;
                while (tokens.accept(",")) {
                    rank++;
                }
                tokens.take();
                ranks.add(new TypeSyntax.ArrayOf(type.at(), type, rank));
            } else {
                break;
            }
        }
        // int[][,] is an array of two-dimensional arrays: the ranks are read from the left.
        for (int i = ranks.size() - 1; i >= 0; i--) {
            type = new TypeSyntax.ArrayOf(type.at(), type, ranks.get(i).rank());
        }
        return type;
    }

    private boolean isRank() {
        int ahead = 1;
        while (tokens.peek(ahead).is(",")) {
            ahead++;
        }
        return tokens.peek(ahead).is("]");
    }
}
