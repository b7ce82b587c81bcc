package io.holdfast.dotnet.crypto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Names of subjects as .NET writes them: {@code CN=a, O="b, c", S=d}. */
final class DistinguishedNames {

    private static final Map<String, String> OIDS = Map.of(
            "1.2.840.113549.1.9.1", "E", "2.5.4.5", "SERIALNUMBER", "2.5.4.4", "SN", "2.5.4.42", "G", "2.5.4.12", "T");

    private DistinguishedNames() {}

    /** A part, for example CN and a. */
    private record Part(String type, String value) {}

    static String of(X500Principal name) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts(name)) {
            boolean quoted = part.value.matches("(?s).*[,+=\"\\n<>#;].*") || !part.value.equals(part.value.strip());
            String value = quoted ? "\"" + part.value.replace("\"", "\"\"") + "\"" : part.value;
            text.append(text.isEmpty() ? "" : ", ")
                    .append(part.type)
                    .append('=')
                    .append(value);
        }
        return text.toString();
    }

    /** The value of the first part of that type; null if there is none. */
    static @Nullable String find(X500Principal name, String type) {
        return parts(name).stream()
                .filter(part -> part.type.equals(type))
                .map(Part::value)
                .findFirst()
                .orElse(null);
    }

    private static List<Part> parts(X500Principal name) {
        List<Part> parts = new ArrayList<>();
        String text = name.getName(X500Principal.RFC2253, OIDS);
        StringBuilder current = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!escaped && c == '\\') {
                escaped = true;
                continue;
            }
            if (!escaped && c == ',') {
                add(parts, current.toString());
                current.setLength(0);
                continue;
            }
            current.append(c);
            escaped = false;
        }
        if (!current.isEmpty()) {
            add(parts, current.toString());
        }
        return parts;
    }

    private static void add(List<Part> parts, String written) {
        int equals = written.indexOf('=');
        String type = written.substring(0, Math.max(equals, 0));
        String shown = switch (type) {
            case "ST" -> "S";
            default -> Character.isDigit(type.isEmpty() ? 'x' : type.charAt(0)) ? "OID." + type : type;
        };
        parts.add(new Part(shown, written.substring(equals + 1)));
    }
}
