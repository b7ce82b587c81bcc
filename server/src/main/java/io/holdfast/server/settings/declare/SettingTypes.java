package io.holdfast.server.settings.declare;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The types that settings are made of. */
public final class SettingTypes {

    private SettingTypes() {}

    /** Any text. */
    public static SettingType<String> text() {
        return SettingType.of("text", value -> value, value -> value);
    }

    /** @param words what such a text is */
    public static SettingType<String> matching(Pattern pattern, String words) {
        return text().called(words).where(value -> pattern.matcher(value).matches());
    }

    public static SettingType<Integer> wholeNumber(int least, int most) {
        return SettingType.of(
                        "a whole number from " + least + " to " + most,
                        Integer::parseInt,
                        value -> Integer.toString(value))
                .where(number -> number >= least && number <= most);
    }

    /** Of TCP; 0 takes a free one. */
    public static SettingType<Integer> portNumber() {
        return wholeNumber(0, 65_535);
    }

    public static SettingType<Duration> seconds(int least, int most) {
        return wholeNumber(least, most).map(Duration::ofSeconds, time -> Math.toIntExact(time.toSeconds()));
    }

    public static SettingType<Duration> hours(int least, int most) {
        return wholeNumber(least, most).map(Duration::ofHours, time -> Math.toIntExact(time.toHours()));
    }

    public static SettingType<Duration> days(int least, int most) {
        return wholeNumber(least, most).map(Duration::ofDays, time -> Math.toIntExact(time.toDays()));
    }

    public static SettingType<Boolean> onOff() {
        return SettingType.of("'on' or 'off'", SettingTypes::truth, value -> value ? "on" : "off");
    }

    private static Boolean truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes" -> true;
            case "off", "false", "no", "none" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }

    /** One of these words, which stands for itself. */
    public static SettingType<String> choice(String... words) {
        return choice(Arrays.stream(words).map(word -> Map.entry(word, word)).toList());
    }

    /** One of these words, in any case, with what it stands for. */
    public static <T> SettingType<T> choice(List<Map.Entry<String, T>> choices) {
        return SettingType.of(
                quoted(choices),
                value -> choices.stream()
                        .filter(choice -> choice.getKey().equalsIgnoreCase(value))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(value))
                        .getValue(),
                value -> choices.stream()
                        .filter(choice -> choice.getValue().equals(value))
                        .findFirst()
                        .orElseThrow()
                        .getKey());
    }

    private static String quoted(List<? extends Map.Entry<String, ?>> choices) {
        var words = new ArrayList<String>();
        choices.forEach(choice -> words.add("'" + choice.getKey() + "'"));
        String last = words.removeLast();
        return String.join(", ", words) + " or " + last;
    }

    /** A file or a directory, from the server's working directory on. */
    public static SettingType<Path> file() {
        return SettingType.of("a file", Path::of, Path::toString);
    }

    /** A URL with a host, by one of these schemes. */
    public static SettingType<URI> url(String words, String... schemes) {
        return SettingType.of(words, URI::create, URI::toString)
                .where(uri -> uri.getHost() != null && List.of(schemes).contains(uri.getScheme()));
    }

    public static SettingType<String> guid() {
        return text().called("a GUID").map(value -> UUID.fromString(value).toString(), value -> value);
    }
}
