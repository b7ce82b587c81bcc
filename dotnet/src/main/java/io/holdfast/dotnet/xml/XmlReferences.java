package io.holdfast.dotnet.xml;

/** Entities and characters by number. Entities that a document declares itself are not known: none can grow or reach out. */
final class XmlReferences {

    private static final int DECIMAL = 10;
    private static final int HEX = 16;

    private XmlReferences() {}

    /** Reads from the ampersand over the semicolon. */
    static void read(XmlSource source, StringBuilder to) {
        int start = source.at;
        source.at++;
        if (source.peek() == '#') {
            source.at++;
            number(source, to, source.at);
            return;
        }
        if (!XmlNames.isStart(source.peek())) {
            throw source.error("An error occurred while parsing EntityName.");
        }
        String name = source.name();
        if (source.peek() != ';') {
            throw source.unexpected("';'");
        }
        source.at++;
        switch (name) {
            case "amp" -> to.append('&');
            case "lt" -> to.append('<');
            case "gt" -> to.append('>');
            case "quot" -> to.append('"');
            case "apos" -> to.append('\'');
            default -> {
                source.at = start + 1;
                throw source.error("Reference to undeclared entity '" + name + "'.");
            }
        }
    }

    private static void number(XmlSource source, StringBuilder to, int start) {
        int base = source.peek() == 'x' ? HEX : DECIMAL;
        source.at += base == HEX ? 1 : 0;
        int value = 0;
        int digits = 0;
        for (; Character.digit(source.peek(), base) >= 0 && source.peek() < '\u0080'; source.at++, digits++) {
            source.work.tick();
            value = Math.min(value * base + Character.digit(source.peek(), base), Character.MAX_CODE_POINT + 1);
        }
        if (digits == 0 || source.peek() != ';') {
            throw source.error(
                    base == HEX
                            ? "Invalid syntax for a hexadecimal numeric entity reference."
                            : "Invalid syntax for a decimal numeric entity reference.");
        }
        source.at++;
        boolean isText = value <= Character.MAX_VALUE
                ? XmlNames.isText((char) value) && !Character.isSurrogate((char) value)
                : value <= Character.MAX_CODE_POINT;
        if (!isText) {
            source.at = start;
            String shown = value == 0 ? "." : value <= Character.MAX_CODE_POINT ? Character.toString(value) : "?";
            throw source.error("'" + shown + "', hexadecimal value 0x"
                    + String.format(java.util.Locale.ROOT, "%02X", value) + ", is an invalid character.");
        }
        to.appendCodePoint(value);
    }
}
