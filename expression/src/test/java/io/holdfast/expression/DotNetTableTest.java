package io.holdfast.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Expressions with their static types and values as a C# compiler and its runtime gave them: area, code, type, value. What is refused
 * has {@code !} for its type, and an exception stands as {@code !type}, with its message where it is the same in all of .NET.
 */
class DotNetTableTest {

    @Test
    void typesAndValuesAreThoseOfDotNet() {
        List<String[]> rows = Compiling.table("dotnet.tsv");
        List<String> differences = new ArrayList<>();
        for (String[] row : rows) {
            String is = evaluated(row[1], row[3]);
            String wanted = row[2] + " " + row[3];
            if (!is.equals(wanted)) {
                differences.add(row[0] + ": " + row[1] + "\n  .NET: " + wanted + "\n  here: " + is);
            }
        }
        assertThat(rows).hasSizeGreaterThan(3_000);
        assertThat(differences).isEmpty();
    }

    private static String evaluated(String code, String wanted) {
        List<ExpressionException.Problem> problems = Compiling.problems(code);
        if (!problems.isEmpty()) {
            return "! " + (wanted.isEmpty() ? "" : problems.getFirst().message());
        }
        CompiledExpression expression = Compiling.compile(code);
        String value = Compiling.shown(expression);
        boolean typeAlone = value.startsWith("!System.") && !wanted.contains(": ");
        return expression.type().fullName() + " " + (typeAlone ? value.substring(0, value.indexOf(':')) : value);
    }
}
