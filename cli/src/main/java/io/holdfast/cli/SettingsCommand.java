package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import io.holdfast.server.settings.ServerSettings;
import io.holdfast.server.settings.declare.SettingDescription;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows what a server can be told. */
@Command(
        name = "settings",
        description = {
            "Show what can be set for a server: the names for its file and for --set, the environment variables, values and"
                    + " defaults."
        },
        mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {

    private static final int WIDTH = 80;

    /** Of a link its text. */
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Output output;

    @Parameters(
            arity = "0..1",
            paramLabel = "PART",
            description = "Only those with this in their names, such as gateway or port.")
    private String part = "";

    @Override
    public Integer call() {
        List<SettingDescription> found = ServerSettings.described().stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
                .toList();
        if (found.isEmpty()) {
            throw new CliException(
                    ExitCode.USAGE, "no setting has '" + part + "' in its name; 'holdfast settings' shows all");
        }
        PrintWriter out = output.out();
        if (output.format == Output.Format.json) {
            var members = new ArrayList<JsonNode>();
            found.forEach(one -> members.add(json(one)));
            output.printJson(members);
            return ExitCode.OK;
        }
        for (SettingDescription one : found) {
            out.println(one.name());
            wrap(plain(one.sentence()), out);
            wrap(plain("Value: " + one.value() + ". Default: " + one.usual()), out);
            wrap(one.variable() + (one.secret() ? "   (secret)" : ""), out);
            out.println();
        }
        return ExitCode.OK;
    }

    private static ObjectNode json(SettingDescription one) {
        return ArmClient.JSON
                .createObjectNode()
                .put("name", one.name())
                .put("variable", one.variable())
                .put("value", plain(one.value()))
                .put("default", plain(one.usual()))
                .put("description", plain(one.sentence()))
                .put("secret", one.secret());
    }

    private static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll("$1").replace("`", "");
    }

    private static void wrap(String text, PrintWriter out) {
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + word.length() + 3 > WIDTH) {
                out.println("  " + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        out.println("  " + line);
    }
}
