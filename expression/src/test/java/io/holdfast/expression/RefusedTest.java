package io.holdfast.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Programs that are refused, with their places and C#'s words: code, then one {@code line:column message} for each problem. */
class RefusedTest {

    @Test
    void whatIsWrongIsToldInCSharpsWordsAndAtItsPlace() {
        List<String[]> rows = Compiling.table("refused.tsv");
        List<String> differences = new ArrayList<>();
        for (String[] row : rows) {
            String code = row[0].replace("\\n", "\n");
            String wanted = List.of(row).subList(1, row.length).stream().collect(Collectors.joining(" | "));
            String is = Compiling.problems(code).stream()
                    .map(each -> each.line() + ":" + each.column() + " " + each.message())
                    .collect(Collectors.joining(" | "));
            if (!is.equals(wanted)) {
                differences.add(row[0] + "\n  wanted: " + wanted + "\n  told:   " + is);
            }
        }
        assertThat(rows).hasSizeGreaterThan(300);
        assertThat(differences).isEmpty();
    }
}
