package io.holdfast.server.settings.declare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing that can be set, declared once: how it is read from the file, the environment and the command line, its errors, its line in
 * docs/settings.md and in {@code holdfast settings} come from here.
 *
 * @param name with dots, as in {@code gateway.tlsPort}; of a member of a group its name there
 * @param sentence what it is: Markdown, with links as in docs/
 * @param secret whether nobody may see its value: no error or log shows it
 */
public record Setting<T>(String name, SettingType<T> type, Fallback<T> fallback, String sentence, boolean secret) {

    /** With a default. */
    public static <T> Setting<T> of(String name, SettingType<T> type, T usual, String sentence) {
        String words = type.writer().apply(usual).stream()
                .map(word -> "`" + word + "`")
                .collect(Collectors.joining(", "));
        return new Setting<>(
                name, type, new Fallback<>(values -> usual, words.isEmpty() ? "–" : words), sentence, false);
    }

    /** With a list, empty unless it is set. */
    public static <T> Setting<List<T>> list(String name, SettingType<List<T>> type, String sentence) {
        return of(name, type, List.of(), sentence);
    }

    /** That need not have a value. */
    public static <T> Setting<Optional<T>> optional(String name, SettingType<T> type, String sentence) {
        return of(name, type.optional(), Optional.empty(), sentence);
    }

    /** Whose default follows from other settings. */
    public static <T> Setting<T> derived(String name, SettingType<T> type, Function<Values, T> usual, String sentence) {
        return new Setting<>(name, type, new Fallback<>(usual, "–"), sentence, false);
    }

    /** That must be set, where the group that it is a member of is there. */
    public static <T> Setting<T> required(String name, SettingType<T> type, String sentence) {
        return new Setting<>(name, type, new Fallback<>(null, "must be set"), sentence, false);
    }

    /** The same; the documentation says of its default what is given here. */
    public Setting<T> usually(String words) {
        return new Setting<>(name, type, new Fallback<>(fallback.value(), words), sentence, secret);
    }

    /** The same, which nobody may see. */
    public Setting<T> asSecret() {
        return new Setting<>(name, type, fallback, sentence, true);
    }

    /** The environment variable of a setting: {@code HOLDFAST_GATEWAY_TLS_PORT}. */
    public static String variable(String name) {
        return "HOLDFAST_" + upper(name);
    }

    static String upper(String name) {
        return name.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
