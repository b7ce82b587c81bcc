package io.holdfast.dotnet.text;

import static io.holdfast.dotnet.text.StringType.text;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Split. */
final class StringSplitting {

    private static final int PER_PART = 64;

    private final Work work;
    private final String text;
    private final List<String> separators;
    private final int most;
    private final boolean noEmpty;
    private final boolean trims;

    private StringSplitting(Work work, String text, List<String> separators, int most, @Nullable Object options) {
        this.work = work;
        this.text = text;
        this.separators = separators;
        this.most = most;
        long flags = options == null ? 0 : Enums.number(options);
        this.noEmpty = (flags & 1) != 0;
        this.trims = (flags & 2) != 0;
    }

    static void describe(NetTypeBuilder builder) {
        split(builder, "params char[] separator");
        split(builder, "char[] separator, int count");
        split(builder, "char[] separator, StringSplitOptions options");
        split(builder, "char[] separator, int count, StringSplitOptions options");
        split(builder, "string[] separator, StringSplitOptions options");
        split(builder, "string[] separator, int count, StringSplitOptions options");
        split(builder, "char separator, StringSplitOptions options = StringSplitOptions.None");
        split(builder, "char separator, int count, StringSplitOptions options = StringSplitOptions.None");
        split(builder, "string separator, StringSplitOptions options = StringSplitOptions.None");
        split(builder, "string separator, int count, StringSplitOptions options = StringSplitOptions.None");
    }

    private static void split(NetTypeBuilder builder, String parameters) {
        boolean options = parameters.contains("options");
        boolean count = parameters.contains("int count");
        builder.method("string[] Split(" + parameters + ")", (work, self, a) -> {
                    int most = count ? Args.whole(a[1]) : Integer.MAX_VALUE;
                    if (most < 0) {
                        throw NetException.argumentOutOfRange("Count cannot be less than zero.", "count");
                    }
                    return new StringSplitting(
                                    work, text(self), separators(a[0]), most, options ? a[a.length - 1] : null)
                            .split();
                })
                .mayRunLong();
    }

    /** None for white space. */
    private static List<String> separators(@Nullable Object given) {
        List<String> all = new ArrayList<>();
        switch (given) {
            case String one -> all.add(one);
            case Character c -> all.add(c.toString());
            case NetArray several -> {
                for (Object each : several.items()) {
                    if (each != null && !each.toString().isEmpty()) {
                        all.add(each.toString());
                    }
                }
                return several.length() > 0 && all.isEmpty() ? List.of("") : all;
            }
            case null -> all.clear();
            default -> throw new IllegalArgumentException("no separator");
        }
        return all;
    }

    private NetArray split() {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (most > 0 && at < text.length()) {
            work.tick();
            int length = separatorAt(at);
            if (length == 0) {
                at++;
                continue;
            }
            if (parts.size() >= most - 1) {
                if (!noEmpty || !part(from, at).isEmpty()) {
                    break;
                }
            } else {
                add(parts, part(from, at));
            }
            at += length;
            from = at;
        }
        if (most > 0) {
            add(parts, part(from, text.length()));
        }
        return NetArray.ofStrings(parts);
    }

    private String part(int from, int to) {
        String part = text.substring(from, to);
        return trims ? White.trim(part, White::is, true, true) : part;
    }

    private void add(List<String> parts, String part) {
        if (!noEmpty || !part.isEmpty()) {
            work.charge(PER_PART + 2L * part.length());
            parts.add(part);
        }
    }

    private int separatorAt(int at) {
        if (separators.isEmpty()) {
            return White.is(text.charAt(at)) ? 1 : 0;
        }
        for (String each : separators) {
            work.tick();
            if (!each.isEmpty() && text.startsWith(each, at)) {
                return each.length();
            }
        }
        return 0;
    }
}
