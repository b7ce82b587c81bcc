package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.terminal.Table;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCellAndLinesHaveNoTrailingSpace() {
        var table = new Table(List.of("Name", "State"));
        table.row(List.of("contoso", "Succeeded"));
        table.row(List.of("x", ""));
        var text = new StringWriter();

        table.print(new PrintWriter(text, true));

        assertThat(text.toString().lines())
                .containsExactly("Name     State", "-------  ---------", "contoso  Succeeded", "x");
    }

    @Test
    void whatIsWiderThanATerminalIsToldRowByRow() {
        var table = new Table(List.of("Name", "Gateway", "State"));
        table.row(List.of("contoso", "g".repeat(60), "Succeeded"));
        table.row(List.of("fabrikam", "h", "Failed"));
        var narrow = new StringWriter();
        var wide = new StringWriter();

        table.print(new PrintWriter(narrow, true), 80);
        table.print(new PrintWriter(wide, true), 120);

        assertThat(narrow.toString().lines())
                .containsExactly(
                        "Name     contoso",
                        "Gateway  " + "g".repeat(60),
                        "State    Succeeded",
                        "",
                        "Name     fabrikam",
                        "Gateway  h",
                        "State    Failed");
        assertThat(wide.toString().lines()).hasSize(4);
    }
}
