package io.holdfast.dotnet.regex;

import java.util.ArrayList;
import java.util.List;

/** The groups of a pattern: Java numbers them as they open; .NET puts named ones behind all others, and one name may be there twice. */
final class GroupNames {

    private final List<String> names = new ArrayList<>();
    private final List<Integer> javaNumbers = new ArrayList<>();

    private GroupNames() {}

    /** @param opened the names of all groups that capture, in the order in which they open; empty ones of those without */
    static GroupNames of(List<String> opened) {
        GroupNames groups = new GroupNames();
        groups.names.add("0");
        groups.javaNumbers.add(0);
        for (int i = 0; i < opened.size(); i++) {
            if (opened.get(i).isEmpty()) {
                groups.names.add(Integer.toString(groups.names.size()));
                groups.javaNumbers.add(i + 1);
            }
        }
        for (int i = 0; i < opened.size(); i++) {
            if (!opened.get(i).isEmpty() && !groups.names.contains(opened.get(i))) {
                groups.names.add(opened.get(i));
                groups.javaNumbers.add(i + 1);
            }
        }
        return groups;
    }

    List<String> names() {
        return names;
    }

    List<Integer> javaNumbers() {
        return javaNumbers;
    }

    /** -1 if there is no such group. */
    int number(String name) {
        return names.indexOf(name);
    }
}
