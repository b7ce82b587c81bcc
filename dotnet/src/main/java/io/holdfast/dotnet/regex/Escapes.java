package io.holdfast.dotnet.regex;

import io.holdfast.dotnet.Work;

/** Regex.Escape and Regex.Unescape. */
final class Escapes {

    private static final String SPECIAL = "\\*+?|{[()^$.# ";

    private Escapes() {}

    static String escaped(Work work, String text) {
        work.charge(4L * text.length());
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\f' -> escaped.append("\\f");
                default -> escaped.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }

    static String unescaped(Work work, String text) {
        work.charge(2L * text.length());
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '\\') {
                plain.append(text.charAt(at++));
                continue;
            }
            StringBuilder java = new StringBuilder();
            int end = CharacterClass.character(text + (at + 1 < text.length() ? "" : "\\"), at, java);
            plain.append(character(java.toString()));
            at = end;
        }
        return plain.toString();
    }

    private static char character(String java) {
        char c = java.charAt(1);
        return switch (c) {
            case 'x', 'u' -> (char) Integer.parseInt(java.substring(2), 16);
            case 'a' -> '\u0007';
            case 'e' -> '\u001b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }
}
