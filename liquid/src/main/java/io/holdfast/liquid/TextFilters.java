package io.holdfast.liquid;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.TickedText;
import io.holdfast.dotnet.Work;
import io.holdfast.liquid.LiquidFilters.Filter;
import io.holdfast.liquid.LiquidFilters.Input;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** LiquidFilters of texts. */
final class TextFilters {

    private static final Pattern HTML_BLOCKS = Pattern.compile("(?s)<script.*?</script>|<!--.*?-->|<style.*?</style>");
    private static final Pattern HTML_TAGS = Pattern.compile("(?s)<.*?>");
    private static final int WORDS = 15;
    private static final int CHARACTERS = 50;

    private TextFilters() {}

    static void addTo(Map<String, Filter> all) {
        all.put("Append", in -> or(in.text()) + in.text(0, ""));
        all.put("Prepend", in -> in.text(0, "") + or(in.text()));
        all.put("Capitalize", text(TextFilters::capitalized));
        all.put("Downcase", text(each -> each.toLowerCase(Locale.ROOT)));
        all.put("Upcase", text(each -> each.toUpperCase(Locale.ROOT)));
        all.put("Escape", text(TextFilters::escaped));
        all.put("H", text(TextFilters::escaped));
        all.put("Strip", text(String::strip));
        all.put("Lstrip", text(String::stripLeading));
        all.put("Rstrip", text(String::stripTrailing));
        all.put("StripNewlines", text(each -> each.replace("\r\n", "").replace("\n", "")));
        all.put("NewlineToBr", text(each -> each.replaceAll("(\r?\n)", "<br />$1")));
        all.put("StripHtml", in -> in.text() == null ? null : withoutHtml(in.work(), in.text()));
        all.put("UrlEncode", text(each -> URLEncoder.encode(each, StandardCharsets.UTF_8)));
        all.put("UrlDecode", text(TextFilters::decoded));
        all.put("Truncate", in -> truncated(in, or(in.text())));
        all.put("TruncateWords", in -> truncatedWords(in, or(in.text())));
        all.put("Replace", in -> replaced(in, in.text(1, ""), false));
        all.put("ReplaceFirst", in -> replaced(in, in.text(1, ""), true));
        all.put("Remove", in -> in.text() == null ? null : or(in.text()).replace(in.text(0, ""), ""));
        all.put("RemoveFirst", in -> replaced(in, "", true));
        all.put("Default", in -> or(in.text()).isBlank() ? in.argument(0) : in.value());
        all.put("Date", DateFilter::formatted);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Filter text(UnaryOperator<String> does) {
        return in -> {
            String text = in.text();
            if (text == null) {
                return null;
            }
            in.work().charge(2L * text.length());
            return does.apply(text);
        };
    }

    /** Every word begins with a capital. */
    private static String capitalized(String text) {
        var result = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || Character.isWhitespace(text.charAt(i - 1))) {
                result.setCharAt(i, Character.toUpperCase(text.charAt(i)));
            }
        }
        return result.toString();
    }

    private static String escaped(String text) {
        var result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                case '\'' -> result.append("&#39;");
                default -> {
                    boolean numbered = (c >= 160 && c < 256) || c > Character.MAX_VALUE;
                    if (numbered) {
                        result.append("&#").append(c).append(';');
                    } else {
                        result.appendCodePoint(c);
                    }
                }
            }
        });
        return result.toString();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String withoutHtml(Work work, @Nullable String text) {
        String rest = HTML_BLOCKS.matcher(new TickedText(work, or(text))).replaceAll("");
        return HTML_TAGS.matcher(new TickedText(work, rest)).replaceAll("");
    }

    private static String truncated(Input in, String text) {
        int length = in.number(0, CHARACTERS);
        String end = in.text(1, "...");
        if (text.isEmpty() || text.length() <= length) {
            return text;
        }
        return length < 0 ? end : text.substring(0, Math.max(0, length - end.length())) + end;
    }

    private static String truncatedWords(Input in, String text) {
        int words = in.number(0, WORDS);
        String end = in.text(1, "...");
        String[] all = text.split(" ", -1);
        if (text.isEmpty() || (words > 0 && all.length <= words)) {
            return text;
        }
        return words <= 0 ? end : String.join(" ", Arrays.copyOf(all, words)) + end;
    }

    /** The first argument is a pattern, as in DotLiquid 2.0. */
    private static @Nullable String replaced(Input in, String replacement, boolean first) {
        String text = in.text();
        String pattern = in.text(0, "");
        if (text == null || text.isEmpty() || pattern.isEmpty()) {
            return text;
        }
        try {
            Matcher matcher = Pattern.compile(pattern).matcher(new TickedText(in.work(), text));
            var result = new StringBuilder();
            int from = 0;
            while (matcher.find()) {
                result.append(text, from, matcher.start());
                result.append(Replacement.of(matcher, text, first ? replacement.replace("$", "$$") : replacement));
                in.work().charge(2L * (matcher.end() - from + replacement.length()));
                from = matcher.end();
                if (first) {
                    break;
                }
            }
            return result.append(text, from, text.length()).toString();
        } catch (PatternSyntaxException e) {
            throw NetException.argument(
                    "Invalid pattern '" + pattern + "' at offset " + Math.max(0, e.getIndex()) + ".");
        } catch (StackOverflowError e) {
            throw NetException.argument("The pattern '" + pattern + "' goes too deep.");
        }
    }
}
