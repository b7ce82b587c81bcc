package io.holdfast.dotnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls of members with what .NET gives: type, member, self (or -), arguments, {@code =>}, result. Rows were made by running a .NET
 * implementation, and corrected where its documentation says otherwise.
 */
class CallsTest {

    @ParameterizedTest
    @ValueSource(strings = {"numbers", "parse", "convert", "math", "strings", "collation", "dates", "net", "regex"})
    void membersGiveWhatDotnetGives(String table) throws IOException {
        List<String> wrong = new ArrayList<>();
        int rows = 0;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("calls/" + table + ".tsv"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                rows++;
                String[] fields = line.split("\t", -1);
                String expected = fields[fields.length - 1];
                String actual = result(fields);
                if (!Rows.same(expected, actual)) {
                    wrong.add(line + "    but was " + actual);
                }
            }
        }
        assertThat(rows).isPositive();
        assertThat(wrong).isEmpty();
    }

    private static String result(String[] fields) {
        try {
            Object[] arguments =
                    Arrays.stream(fields, 3, fields.length - 2).map(Rows::read).toArray();
            if (fields[1].equals(".ctor")) {
                return Rows.written(Net.make(fields[0], arguments));
            }
            return Rows.written(
                    fields[2].equals("-")
                            ? Net.call(fields[0], fields[1], arguments)
                            : Net.on(Objects.requireNonNull(Rows.read(fields[2])), fields[1], arguments));
        } catch (NetException e) {
            return "!" + e.type();
        }
    }
}
