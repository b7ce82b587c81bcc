package io.holdfast.liquid;

import java.util.ArrayList;
import java.util.List;

/** Cuts a template into pieces. A hyphen inside a brace takes the blanks before it, and one end of line or the blanks after it. */
final class LiquidScanner {

    private final String text;
    private final List<LiquidPiece> all = new ArrayList<>();
    private boolean trimNext;

    private LiquidScanner(String text) {
        this.text = text;
    }

    static List<LiquidPiece> of(String text) {
        var tokens = new LiquidScanner(text);
        tokens.cut();
        return tokens.all;
    }

    private void cut() {
        int at = 0;
        while (at < text.length()) {
            int open = next(at);
            if (open < 0) {
                plain(text.substring(at));
                return;
            }
            boolean tag = text.charAt(open + 1) == '%';
            boolean trims = open + 2 < text.length() && text.charAt(open + 2) == '-';
            plain(trims ? stripBlanks(text.substring(at, open)) : text.substring(at, open));
            at = inside(open, tag, trims);
        }
    }

    private int next(int from) {
        for (int i = text.indexOf('{', from); i >= 0 && i + 1 < text.length(); i = text.indexOf('{', i + 1)) {
            char c = text.charAt(i + 1);
            if (c == '{' || c == '%') {
                return i;
            }
        }
        return -1;
    }

    private int inside(int open, boolean tag, boolean trims) {
        String end = tag ? "%}" : "}}";
        int close = text.indexOf(end, open + 2);
        if (close < 0) {
            String rest = text.substring(open, Math.min(text.length(), open + 60));
            throw new LiquidException((tag ? "Tag '" : "Variable '") + rest
                    + "' was not properly terminated with regexp: " + (tag ? "\\%\\}" : "\\}\\}"));
        }
        int start = open + (trims ? 3 : 2);
        boolean trimsAfter = close > start && text.charAt(close - 1) == '-';
        String inner = text.substring(Math.min(start, close), trimsAfter ? close - 1 : close)
                .strip();
        trimNext = trimsAfter;
        LiquidPiece token = new LiquidPiece(tag ? LiquidPiece.Kind.TAG : LiquidPiece.Kind.VARIABLE, inner);
        all.add(token);
        int after = close + 2;
        return !tag ? after : inner.equals("raw") ? raw(after) : inner.equals("comment") ? comment(after) : after;
    }

    /** A comment is gone, whatever stands in it. */
    private int comment(int from) {
        all.removeLast();
        int depth = 1;
        for (int at = text.indexOf("{%", from); at >= 0; at = text.indexOf("{%", at + 2)) {
            int end = text.indexOf("%}", at + 2);
            String inside = end < 0 ? "" : text.substring(at + 2, end);
            String name = inside.replace('-', ' ').strip();
            depth += name.equals("comment") ? 1 : name.equals("endcomment") ? -1 : 0;
            if (depth == 0) {
                trimNext = inside.endsWith("-");
                return end + 2;
            }
        }
        throw new LiquidException("comment tag was never closed");
    }

    /** Everything up to the end of a raw block is text. */
    private int raw(int from) {
        for (int at = text.indexOf("{%", from); at >= 0; at = text.indexOf("{%", at + 2)) {
            int end = text.indexOf("%}", at + 2);
            String name =
                    end < 0 ? "" : text.substring(at + 2, end).replace('-', ' ').strip();
            if (name.equals("endraw")) {
                all.set(all.size() - 1, new LiquidPiece(LiquidPiece.Kind.TEXT, text.substring(from, at)));
                trimNext = false;
                return end + 2;
            }
        }
        throw new LiquidException("raw tag was never closed");
    }

    private void plain(String piece) {
        String kept = trimNext ? stripFirst(piece) : piece;
        trimNext = false;
        if (!kept.isEmpty()) {
            all.add(new LiquidPiece(LiquidPiece.Kind.TEXT, kept));
        }
    }

    private static String stripFirst(String piece) {
        if (piece.startsWith("\r\n")) {
            return piece.substring(2);
        }
        if (piece.startsWith("\n")) {
            return piece.substring(1);
        }
        int start = 0;
        while (start < piece.length() && isBlank(piece.charAt(start))) {
            start++;
        }
        return piece.substring(start);
    }

    private static String stripBlanks(String piece) {
        int end = piece.length();
        while (end > 0 && isBlank(piece.charAt(end - 1))) {
            end--;
        }
        return piece.substring(0, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
