package io.holdfast.cli.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints results: a table for people, JSON for programs. */
public final class Output {

    /** How to print. */
    public enum Format {
        table,
        json
    }

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Of a second, in a time: people need none of it. */
    private static final Pattern FRACTION = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})\\.\\d+Z");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json. Default: ${DEFAULT-VALUE}.")
    public Format format = Format.table;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** For what people must know beside the answer. */
    public PrintWriter err() {
        return command.commandLine().getErr();
    }

    public ProgressLine progress(String doing) {
        return new ProgressLine(err(), doing, format == Format.table);
    }

    /** One resource. */
    public void print(JsonNode item, Map<String, Function<JsonNode, String>> columns) {
        if (format == Format.json) {
            out().println(PRETTY.writeValueAsString(item));
            return;
        }
        int width = columns.keySet().stream().mapToInt(String::length).max().orElse(0);
        columns.forEach((name, value) -> out().printf("%-" + width + "s  %s%n", name, plain(value.apply(item))));
    }

    /** For programs. */
    public void printJson(Object value) {
        out().println(PRETTY.writeValueAsString(value));
    }

    /** A list of resources; when there is none, says so instead of printing an empty table. */
    public void print(List<JsonNode> items, Map<String, Function<JsonNode, String>> columns, String none) {
        if (format == Format.json) {
            out().println(PRETTY.writeValueAsString(items));
        } else if (items.isEmpty()) {
            out().println(none);
        } else {
            var table = new Table(columns.keySet());
            items.forEach(item -> table.row(
                    columns.values().stream().map(c -> plain(c.apply(item))).toList()));
            table.print(out());
        }
    }

    /** Without control characters: names of blobs and resources come from others, and a terminal would obey them. */
    public static String plain(String text) {
        return FRACTION.matcher(text.replaceAll("\\p{Cntrl}", "?")).replaceAll("$1Z");
    }

    /** A column that shows a member, found by its path. */
    public static Function<JsonNode, String> member(String... path) {
        return item -> {
            JsonNode node = item;
            for (String name : path) {
                node = node.path(name);
            }
            return node.isMissingNode() || node.isNull() ? "-" : node.isValueNode() ? node.asString() : node.toString();
        };
    }
}
