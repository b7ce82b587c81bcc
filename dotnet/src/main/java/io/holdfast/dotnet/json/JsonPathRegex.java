package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.TickedText;
import io.holdfast.dotnet.Work;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code @.name =~ /pattern/i}. */
final class JsonPathRegex {

    private JsonPathRegex() {}

    static boolean matches(Work work, JValue input, JValue pattern) {
        if (!(input.value() instanceof String text && pattern.value() instanceof String written)
                || input.type() != JTokenType.String) {
            return false;
        }
        int end = written.lastIndexOf('/');
        if (end < 1) {
            // A text in quotes has no slashes; Newtonsoft cuts it all the same.
            throw NetException.argumentOutOfRange("Length cannot be less than zero.", "length");
        }
        int flags = 0;
        for (char c : written.substring(end + 1).toCharArray()) {
            flags |= flag(c);
        }
        try {
            return Pattern.compile(written.substring(1, end), flags)
                    .matcher(new TickedText(work, text))
                    .find();
        } catch (PatternSyntaxException e) {
            throw NetException.argument(
                    "Invalid pattern '" + written.substring(1, end) + "' at offset " + Math.max(0, e.getIndex()) + ".");
        } catch (StackOverflowError e) {
            throw JProperty.jsonException("The pattern " + written + " goes too deep.");
        }
    }

    private static int flag(char option) {
        return switch (option) {
            case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            case 'm' -> Pattern.MULTILINE;
            case 's' -> Pattern.DOTALL;
            case 'x' -> Pattern.COMMENTS;
            default -> 0;
        };
    }
}
