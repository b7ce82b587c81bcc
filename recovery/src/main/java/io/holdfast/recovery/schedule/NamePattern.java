package io.holdfast.recovery.schedule;

import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.vault.BlobNames;
import io.holdfast.vault.StorageException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the backups of a policy are called: text with {@code {service}}, {@code {policy}} and times of UTC such as
 * {@code {yyyyMMdd-HHmmss}}. UTC because no time of it comes twice.
 */
public record NamePattern(String text) {

    /** Where none is said. */
    public static final String DEFAULT = "{service}-{yyyyMMdd-HHmmss}";

    private static final int LONGEST = 200;
    private static final Pattern TOKEN = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern TIME = Pattern.compile("(yyyy|MM|dd|HH|mm|ss|SSS|T|[-_.])+");
    private static final List<String> UNIQUE = List.of("yyyy", "MM", "dd", "HH", "mm", "ss");
    /** As long as a service's and a policy's name can be. */
    private static final String LONG_NAME = "x".repeat(80);

    public NamePattern {
        String times =
                TOKEN.matcher(text).results().map(token -> token.group(1)).reduce("", String::concat);
        if (text.length() > LONGEST) {
            throw invalid("must have at most " + LONGEST + " characters");
        }
        TOKEN.matcher(text).results().map(token -> token.group(1)).forEach(NamePattern::check);
        if (TOKEN.matcher(text).replaceAll("").matches(".*[{}].*")) {
            throw invalid("has a brace without its partner");
        }
        if (!UNIQUE.stream().allMatch(times::contains)) {
            throw invalid("must hold the whole time down to the second, so that no backup replaces another: "
                    + "{yyyyMMdd-HHmmss}");
        }
        try {
            BlobNames.checkBlob(resolve(text, LONG_NAME, LONG_NAME, Instant.EPOCH));
        } catch (StorageException e) {
            throw invalid("makes no blob name: " + e.getMessage());
        }
    }

    private static void check(String token) {
        if (!token.equals("service")
                && !token.equals("policy")
                && !TIME.matcher(token).matches()) {
            throw invalid("knows no {" + token + "}; use {service}, {policy} and times of yyyy MM dd HH mm ss SSS");
        }
    }

    private static RecoveryRefusedException invalid(String problem) {
        return Invalid.policy("namePattern", problem);
    }

    String name(String service, String policy, Instant when) {
        return resolve(text, service, policy, when);
    }

    private static String resolve(String pattern, String service, String policy, Instant when) {
        Function<String, String> value = token -> switch (token) {
            case "service" -> service;
            case "policy" -> policy;
            default ->
                DateTimeFormatter.ofPattern(token.replace("T", "'T'"), Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(when);
        };
        return TOKEN.matcher(pattern).replaceAll(token -> Matcher.quoteReplacement(value.apply(token.group(1))));
    }
}
