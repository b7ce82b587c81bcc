package io.holdfast.expression;

import java.util.List;

/** Expressions of the table against .NET, for tests of other packages. */
public final class Tables {

    private Tables() {}

    public static List<String> expressions() {
        return Compiling.table("dotnet.tsv").stream()
                .map(row -> Compiling.code(row[1]))
                .toList();
    }
}
