package io.holdfast.dotnet.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** A {@code Match}. */
final class NetMatch extends NetGroup {

    static final NetMatch EMPTY = new NetMatch(false, 0, "", "", List.of("0"));

    private final String input;
    private final List<String> names;
    private final List<NetGroup> groups = new ArrayList<>();

    private NetMatch(boolean success, int index, String value, String input, List<String> names) {
        super(success, index, value);
        this.input = input;
        this.names = names;
        groups.add(this);
    }

    static NetMatch of(Matcher matcher, String input, List<Integer> javaGroups, List<String> names) {
        int start = matcher.start();
        NetMatch match = new NetMatch(true, start, input.substring(start, matcher.end()), input, names);
        for (int i = 1; i < javaGroups.size(); i++) {
            int from = matcher.start(javaGroups.get(i));
            match.groups.add(
                    from < 0
                            ? new NetGroup(false, 0, "")
                            : new NetGroup(true, from, input.substring(from, matcher.end(javaGroups.get(i)))));
        }
        return match;
    }

    String input() {
        return input;
    }

    int end() {
        return index + value.length();
    }

    List<NetGroup> groups() {
        return groups;
    }

    /** A group that is not there has failed. */
    NetGroup group(int number) {
        return number >= 0 && number < groups.size() ? groups.get(number) : new NetGroup(false, 0, "");
    }

    NetGroup group(String name) {
        return group(names.indexOf(name));
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
