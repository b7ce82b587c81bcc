package io.holdfast.dotnet.regex;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.TickedText;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.time.NetTimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A {@code Regex}. Its compiled form is shared by all with the same pattern and options. */
final class NetRegex {

    private static final int KEPT = 512;
    private static final int LONGEST_KEPT = 4096;
    private static final int PER_MATCH = 96;
    private static final int NANOS_PER_TICK = 100;

    private record Key(String pattern, int options) {}

    /** A pattern that Java can match, with .NET's groups. */
    record Compiled(Pattern java, List<Integer> groups, List<String> names) {}

    private static final Map<Key, Compiled> CACHE = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Compiled> eldest) {
            return size() > KEPT;
        }
    };

    private final String pattern;
    private final Compiled compiled;
    private final long timeout;

    private NetRegex(String pattern, Compiled compiled, long timeout) {
        this.pattern = pattern;
        this.compiled = compiled;
        this.timeout = timeout;
    }

    /**
     * @param timeout null for none but the evaluation's own
     * @throws NetException if the pattern is none, or asks for what is not supported
     */
    static NetRegex of(Work work, @Nullable String pattern, int options, @Nullable NetTimeSpan timeout) {
        if (pattern == null) {
            throw NetException.argumentNull("pattern");
        }
        if (RegexOptions.RightToLeft.in(options)) {
            throw NetException.notSupported("RegexOptions.RightToLeft is not supported here.");
        }
        if (timeout != null && timeout.ticks() <= 0 && timeout.ticks() != -NetTimeSpan.MILLISECOND) {
            throw NetException.argumentOutOfRange("matchTimeout");
        }
        long ticks = timeout == null || timeout.ticks() < 0 ? Long.MAX_VALUE : timeout.ticks();
        return new NetRegex(pattern, compiled(work, pattern, options), ticks);
    }

    private static Compiled compiled(Work work, String pattern, int options) {
        Key key = new Key(pattern, options);
        synchronized (CACHE) {
            Compiled known = CACHE.get(key);
            if (known != null) {
                return known;
            }
        }
        work.charge(32L * pattern.length());
        Compiled made = compile(work, pattern, options);
        if (pattern.length() <= LONGEST_KEPT) {
            synchronized (CACHE) {
                CACHE.put(key, made);
            }
        }
        return made;
    }

    private static Compiled compile(Work work, String pattern, int options) {
        Translation.Translated translated = Translation.of(pattern, options);
        int flags = RegexOptions.IgnoreCase.in(options) ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        try {
            return new Compiled(Pattern.compile(translated.regex(), flags), translated.groups(), translated.names());
        } catch (PatternSyntaxException e) {
            throw new NetException(
                    "System.ArgumentException", "Invalid pattern '" + pattern + "'. " + e.getDescription() + ".");
        } catch (StackOverflowError e) {
            throw work.tooDeep();
        }
    }

    @Override
    public String toString() {
        return pattern;
    }

    List<String> groupNames() {
        return compiled.names();
    }

    Matcher matcher(Work work, String input) {
        TickedText text = new TickedText(work, input);
        return compiled.java()
                .matcher(
                        timeout > Long.MAX_VALUE / NANOS_PER_TICK / 2
                                ? text
                                : new WatchedText(text, System.nanoTime() + timeout * NANOS_PER_TICK));
    }

    static boolean find(Work work, Matcher matcher) {
        try {
            return matcher.find();
        } catch (StackOverflowError e) {
            throw work.tooDeep();
        }
    }

    static boolean find(Work work, Matcher matcher, int from) {
        try {
            return matcher.find(from);
        } catch (StackOverflowError e) {
            throw work.tooDeep();
        }
    }

    static void check(String input, int start) {
        if (start < 0 || start > input.length()) {
            throw NetException.argumentOutOfRange(
                    "Start index cannot be less than 0 or greater than input length.", "startat");
        }
    }

    NetMatch match(Work work, String input, int start) {
        check(input, start);
        Matcher matcher = matcher(work, input);
        return find(work, matcher, start) ? taken(work, matcher, input) : NetMatch.EMPTY;
    }

    private NetMatch taken(Work work, Matcher matcher, String input) {
        work.charge(PER_MATCH);
        return NetMatch.of(matcher, input, compiled.groups(), compiled.names());
    }

    List<NetMatch> matches(Work work, String input, int start, int most) {
        check(input, start);
        List<NetMatch> all = new ArrayList<>();
        Matcher matcher = matcher(work, input);
        boolean found = most != 0 && find(work, matcher, start);
        while (found) {
            all.add(taken(work, matcher, input));
            found = (most < 0 || all.size() < most) && find(work, matcher);
        }
        return all;
    }
}
