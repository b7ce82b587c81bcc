package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import java.util.Locale;

/** Which characters names and texts may have. */
final class XmlNames {

    private XmlNames() {}

    static boolean isStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '\u00c0' && isOtherStart(c));
    }

    private static boolean isOtherStart(char c) {
        return c != '\u00d7'
                && c != '\u00f7'
                && (c <= '\u02ff'
                        || (c >= '\u0370' && c <= '\u1fff' && c != '\u037e')
                        || c == '\u200c'
                        || c == '\u200d'
                        || (c >= '\u2070' && c <= '\u218f')
                        || (c >= '\u2c00' && c <= '\u2fef')
                        || (c >= '\u3001' && c <= '\udbff')
                        || (c >= '\udc00' && c <= '\udfff')
                        || (c >= '\uf900' && c <= '\ufdcf')
                        || (c >= '\ufdf0' && c <= '\ufffd'));
    }

    static boolean isPart(char c) {
        return isStart(c)
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '\u00b7'
                || (c >= '\u0300' && c <= '\u036f')
                || c == '\u203f'
                || c == '\u2040';
    }

    static boolean isText(char c) {
        return (c >= ' ' && c != '\ufffe' && c != '\uffff') || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean isBlank(String text) {
        return text.chars().allMatch(c -> isBlank((char) c));
    }

    static void checkLocal(String name) {
        if (name.isEmpty()) {
            throw NetException.argument("The value cannot be an empty string. (Parameter 'name')");
        }
        if (!isStart(name.charAt(0))) {
            throw xml("Name cannot begin with the '" + shown(name.charAt(0)) + ".");
        }
        for (int i = 1; i < name.length(); i++) {
            if (!isPart(name.charAt(i))) {
                throw xml("The '" + shown(name.charAt(i)) + ", cannot be included in a name.");
            }
        }
    }

    static boolean isLocal(String name) {
        return !name.isEmpty() && isStart(name.charAt(0)) && name.chars().allMatch(c -> isPart((char) c));
    }

    static NetException xml(String message) {
        return new NetException("System.Xml.XmlException", message);
    }

    /** @throws NetException if XML has no such character */
    static void checkText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isText(c) || (Character.isSurrogate(c) && !isPair(text, i))) {
                throw NetException.argument("'" + shown(c).replace("' character", "'") + ", is an invalid character.");
            }
        }
    }

    private static boolean isPair(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    static String shown(char c) {
        return (c == 0 ? "." : String.valueOf(c)) + "' character, hexadecimal value 0x"
                + String.format(Locale.ROOT, "%02X", (int) c);
    }
}
