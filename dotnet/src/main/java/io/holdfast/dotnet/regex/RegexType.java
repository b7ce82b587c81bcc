package io.holdfast.dotnet.regex;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.time.NetTimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Regex: the members that policies may use, and Escape beside Unescape. */
@AutoService(NetTypeSource.class)
public final class RegexType implements NetTypeSource {

    private static final String[] MORE = {"", ", RegexOptions options", ", RegexOptions options, TimeSpan matchTimeout"
    };

    @Override
    public String[] names() {
        return new String[] {"System.Text.RegularExpressions.Regex", "System.Text.RegularExpressions.MatchEvaluator"};
    }

    @Override
    public NetType describe(String name) {
        if (name.endsWith("MatchEvaluator")) {
            return NetTypeBuilder.ofDelegate(name, "string Invoke(Match match)").build();
        }
        NetTypeBuilder builder = NetTypeBuilder.ofClass(name, NetRegex.class)
                .method("string ToString()", (work, self, a) -> of(self).toString())
                .staticMethod(
                        "string Escape(string str)", (work, self, a) -> Escapes.escaped(work, Args.given(a[0], "str")))
                .mayRunLong()
                .staticMethod(
                        "string Unescape(string str)",
                        (work, self, a) -> Escapes.unescaped(work, Args.given(a[0], "str")))
                .mayRunLong();
        for (int more = 0; more < MORE.length; more++) {
            int count = more;
            builder.constructor("(string pattern" + MORE[more] + ")", (work, self, a) -> made(work, a, 0, count))
                    .mayRunLong()
                    .with(b -> statics(b, count));
        }
        return builder.with(RegexType::asked).with(RegexType::changed).build();
    }

    private static NetRegex of(@Nullable Object self) {
        return Args.self(self);
    }

    private static String input(@Nullable Object given) {
        return Args.given(given, "input");
    }

    /** @param at where the pattern stands in the arguments */
    private static NetRegex made(Work work, @Nullable Object[] a, int at, int more) {
        int last = a.length - more;
        int options = more > 0 ? (int) Enums.number(Args.self(a[last])) : 0;
        NetTimeSpan timeout = more > 1 ? Args.<NetTimeSpan>self(a[last + 1]) : null;
        return NetRegex.of(work, Args.text(a[at]), options, timeout);
    }

    private static NetMatches collection(List<NetMatch> all) {
        return new NetMatches("MatchCollection", all, null);
    }

    private static void statics(NetTypeBuilder builder, int more) {
        String end = MORE[more] + ")";
        builder.staticMethod(
                        "bool IsMatch(string input, string pattern" + end,
                        (work, self, a) -> made(work, a, 1, more).match(work, input(a[0]), 0).success)
                .mayRunLong()
                .staticMethod(
                        "Match Match(string input, string pattern" + end,
                        (work, self, a) -> made(work, a, 1, more).match(work, input(a[0]), 0))
                .mayRunLong()
                .staticMethod(
                        "MatchCollection Matches(string input, string pattern" + end,
                        (work, self, a) -> collection(made(work, a, 1, more).matches(work, input(a[0]), 0, -1)))
                .mayRunLong()
                .staticMethod(
                        "string[] Split(string input, string pattern" + end,
                        (work, self, a) ->
                                NetArray.ofStrings(Replacement.split(work, made(work, a, 1, more), input(a[0]), 0, 0)))
                .mayRunLong()
                .staticMethod(
                        "string Replace(string input, string pattern, string replacement" + end,
                        (work, self, a) ->
                                Replacement.replaced(work, made(work, a, 1, more), input(a[0]), by(work, a[2]), -1, 0))
                .mayRunLong()
                .staticMethod(
                        "string Replace(string input, string pattern, MatchEvaluator evaluator" + end,
                        (work, self, a) ->
                                Replacement.replaced(work, made(work, a, 1, more), input(a[0]), by(work, a[2]), -1, 0))
                .mayRunLong();
    }

    private static Replacement.By by(Work work, @Nullable Object given) {
        if (given instanceof io.holdfast.dotnet.NetFunction function) {
            return Replacement.function(work, function);
        }
        return Replacement.text(work, Args.given(given, "replacement"));
    }

    private static void asked(NetTypeBuilder builder) {
        builder.method("bool IsMatch(string input)", (work, self, a) -> of(self).match(work, input(a[0]), 0).success)
                .mayRunLong()
                .method(
                        "bool IsMatch(string input, int startat)",
                        (work, self, a) -> of(self).match(work, input(a[0]), Args.whole(a[1])).success)
                .mayRunLong()
                .method("Match Match(string input)", (work, self, a) -> of(self).match(work, input(a[0]), 0))
                .mayRunLong()
                .method(
                        "Match Match(string input, int startat)",
                        (work, self, a) -> of(self).match(work, input(a[0]), Args.whole(a[1])))
                .mayRunLong()
                .method(
                        "MatchCollection Matches(string input)",
                        (work, self, a) -> collection(of(self).matches(work, input(a[0]), 0, -1)))
                .mayRunLong()
                .method(
                        "MatchCollection Matches(string input, int startat)",
                        (work, self, a) -> collection(of(self).matches(work, input(a[0]), Args.whole(a[1]), -1)))
                .mayRunLong();
    }

    private static void changed(NetTypeBuilder builder) {
        String[] more = {"", ", int count", ", int count, int startat"};
        for (int i = 0; i < more.length; i++) {
            int numbers = i;
            for (String by : new String[] {"string replacement", "MatchEvaluator evaluator"}) {
                builder.method(
                                "string Replace(string input, " + by + more[i] + ")",
                                (work, self, a) -> Replacement.replaced(
                                        work,
                                        of(self),
                                        input(a[0]),
                                        by(work, a[1]),
                                        numbers > 0 ? Args.whole(a[2]) : -1,
                                        numbers > 1 ? Args.whole(a[3]) : 0))
                        .mayRunLong();
            }
            builder.method("string[] Split(string input" + more[i] + ")", (work, self, a) -> {
                        int count = numbers > 0 ? Args.whole(a[1]) : 0;
                        if (count < 0) {
                            throw NetException.argumentOutOfRange("Count cannot be less than -1.", "count");
                        }
                        return NetArray.ofStrings(Replacement.split(
                                work, of(self), input(a[0]), count, numbers > 1 ? Args.whole(a[2]) : 0));
                    })
                    .mayRunLong();
        }
    }
}
