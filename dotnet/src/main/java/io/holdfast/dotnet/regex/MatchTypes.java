package io.holdfast.dotnet.regex;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import org.jspecify.annotations.Nullable;

/** Capture, Group, Match and their collections: the members that policies may use. */
@AutoService(NetTypeSource.class)
public final class MatchTypes implements NetTypeSource {

    private static final String SPACE = "System.Text.RegularExpressions.";

    @Override
    public String[] names() {
        return new String[] {
            SPACE + "Capture",
            SPACE + "Group",
            SPACE + "Match",
            SPACE + "CaptureCollection",
            SPACE + "GroupCollection",
            SPACE + "MatchCollection"
        };
    }

    @Override
    public NetType describe(String name) {
        return switch (name.substring(SPACE.length())) {
            case "Capture" ->
                NetTypeBuilder.ofClass(name, NetCapture.class)
                        .property("int Index", (work, self, a) -> Args.<NetCapture>self(self).index)
                        .property(
                                "int Length",
                                (work, self, a) ->
                                        Args.<NetCapture>self(self).value.length())
                        .property("string Value", (work, self, a) -> Args.<NetCapture>self(self).value)
                        .method("string ToString()", (work, self, a) -> Args.<NetCapture>self(self).value)
                        .build();
            case "Group" ->
                NetTypeBuilder.ofClass(name, NetGroup.class)
                        .is("Capture")
                        .property("bool Success", (work, self, a) -> Args.<NetGroup>self(self).success)
                        .property(
                                "CaptureCollection Captures",
                                (work, self, a) -> new NetMatches(
                                        "CaptureCollection",
                                        Args.<NetGroup>self(self).captures(),
                                        null))
                        .build();
            case "Match" ->
                NetTypeBuilder.ofClass(name, NetMatch.class)
                        .is("Group")
                        .staticProperty("Match Empty", (work, self, a) -> NetMatch.EMPTY)
                        .property("GroupCollection Groups", (work, self, a) -> groups(Args.self(self)))
                        .method("string Result(string replacement)", (work, self, a) -> {
                            NetMatch match = Args.self(self);
                            if (!match.success) {
                                throw NetException.notSupported("Result cannot be called on a failed Match.");
                            }
                            return Replacement.expanded(work, match, Args.given(a[0], "replacement"));
                        })
                        .mayRunLong()
                        .build();
            case "GroupCollection" ->
                collection(name, "Group")
                        .indexer(
                                "Group this[int groupnum]",
                                (work, self, a) -> match(self).group(Args.whole(a[0])))
                        .indexer(
                                "Group this[string groupname]",
                                (work, self, a) -> match(self).group(Args.<String>given(a[0], "groupname")))
                        .build();
            case "CaptureCollection" ->
                collection(name, "Capture")
                        .indexer("Capture this[int i]", (work, self, a) -> of(self).get(Args.whole(a[0])))
                        .build();
            default ->
                collection(name, "Match")
                        .indexer("Match this[int i]", (work, self, a) -> of(self).get(Args.whole(a[0])))
                        .build();
        };
    }

    private static NetMatches of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetMatches groups(NetMatch match) {
        return new NetMatches("GroupCollection", match.groups(), match);
    }

    private static NetMatch match(@Nullable Object self) {
        return Args.self(of(self).match());
    }

    private static NetTypeBuilder collection(String name, String element) {
        return NetTypeBuilder.ofClass(name, NetMatches.class)
                .is("IReadOnlyCollection<" + element + ">")
                .property("int Count", (work, self, a) -> of(self).count());
    }
}
