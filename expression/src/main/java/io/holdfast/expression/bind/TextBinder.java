package io.holdfast.expression.bind;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.run.Texts;
import io.holdfast.expression.syntax.Expr;
import java.util.ArrayList;
import java.util.List;

/** Texts that are put together of several. */
final class TextBinder {

    private final Binder binder;

    TextBinder(Binder binder) {
        this.binder = binder;
    }

    Bound.Value concat(int at, Bound.Value a, Bound.Value b) {
        if (isText(a) && isText(b)) {
            return Bound.Value.constant(at, TypeRefs.STRING, text(a) + text(b));
        }
        List<Node> parts = new ArrayList<>(Texts.parts(a.node()));
        parts.add(b.node());
        return Bound.Value.of(at, TypeRefs.STRING, Texts.concat(parts.toArray(new Node[0])));
    }

    private static boolean isText(Bound.Value value) {
        return value.constant() != null && (value.type().equals(TypeRefs.STRING) || value.isNull());
    }

    private static String text(Bound.Value value) {
        Object known = java.util.Objects.requireNonNull(value.constant()).value();
        return known == null ? "" : known.toString();
    }

    Bound.Value interpolated(Expr.Interpolated interpolated) {
        List<Node> parts = new ArrayList<>();
        for (Expr.Piece piece : interpolated.pieces()) {
            if (piece.value() == null) {
                if (piece.text() != null && !piece.text().isEmpty()) {
                    parts.add(Nodes.constant(piece.text()));
                }
            } else {
                parts.add(hole(piece, piece.value()));
            }
        }
        if (parts.isEmpty()) {
            return Bound.Value.constant(interpolated.at(), TypeRefs.STRING, "");
        }
        return Bound.Value.of(interpolated.at(), TypeRefs.STRING, Texts.concat(parts.toArray(new Node[0])));
    }

    private Node hole(Expr.Piece piece, Expr expression) {
        Bound.Value value = binder.expressions.value(expression);
        if (io.holdfast.expression.bind.Types.isVoid(value.type())) {
            return binder.conversions.convert(value, TypeRefs.OBJECT).node();
        }
        String alignment = "";
        if (piece.alignment() != null) {
            Bound.Value width = binder.conversions.convert(binder.expressions.value(piece.alignment()), TypeRefs.INT);
            if (width.constant() == null && !width.isError()) {
                binder.error(width.at(), "A constant value is expected");
            }
            alignment = width.constant() == null ? "" : "," + width.constant().value();
        }
        if (alignment.isEmpty() && piece.format() == null) {
            return value.node();
        }
        String pattern = "{0" + alignment + (piece.format() == null ? "" : ":" + piece.format()) + "}";
        Candidate format = binder.index.member(
                TypeRefs.STRING,
                "Format",
                each -> each.isStatic()
                        && each.parameters().size() == 2
                        && each.parameters().get(1).isParams());
        if (format == null) {
            return binder.fail(expression.at(), "Formats in interpolated strings are not supported")
                    .node();
        }
        binder.calling.used(format);
        Member member = format.member();
        return Texts.formatted(member.get(), pattern, value.node());
    }
}
