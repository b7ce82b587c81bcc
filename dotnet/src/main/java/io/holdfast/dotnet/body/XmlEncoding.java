package io.holdfast.dotnet.body;

import io.holdfast.dotnet.xml.Xml;
import java.util.Locale;

/** Names for what is none, as .NET's {@code XmlConvert.EncodeLocalName} makes them. */
final class XmlEncoding {

    private XmlEncoding() {}

    static String name(String text) {
        if (Xml.isName(text)) {
            return text;
        }
        if (text.isEmpty()) {
            return "_";
        }
        var name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Xml.isNameCharacter(c, i == 0)) {
                name.append(c);
            } else {
                name.append(String.format(Locale.ROOT, "_x%04X_", (int) c));
            }
        }
        return name.toString();
    }
}
