package io.holdfast.cli;

import io.holdfast.cli.policy.PolicyCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands by name. picocli reads the annotations of every class that it is given, which took most of the time of a short command: so
 * it is given the one that is asked for, and all of them only when there is something to show or to suggest.
 */
final class Commands {

    /** In the order in which the help shows them. */
    static final Map<String, Class<?>> ALL = all();

    private Commands() {}

    /** The program for these arguments. */
    static CommandSpec of(String... arguments) {
        CommandSpec program = CommandSpec.forAnnotatedObject(new Main());
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            return program;
        }
        Class<?> one = arguments.length == 0 ? null : ALL.get(arguments[0]);
        if (one == null || one == HelpCommand.class || one == AutoComplete.GenerateCompletion.class) {
            ALL.forEach((name, type) -> program.addSubcommand(name, new CommandLine(type)));
        } else {
            program.addSubcommand(arguments[0], new CommandLine(one));
        }
        return program;
    }

    private static Map<String, Class<?>> all() {
        var all = new LinkedHashMap<String, Class<?>>();
        all.put("drill", DrillCommand.class);
        all.put("server", ServerCommand.class);
        all.put("settings", SettingsCommand.class);
        all.put("login", LoginCommand.class);
        all.put("status", StatusCommand.class);
        all.put("service", ServiceCommand.class);
        all.put("deletedservice", DeletedServiceCommand.class);
        all.put("api", ApiCommand.class);
        all.put("app", AppCommand.class);
        all.put("role", RoleCommand.class);
        all.put("subscription", SubscriptionCommand.class);
        all.put("backup", BackupCommand.class);
        all.put("restore", RestoreCommand.class);
        all.put("accepted-sources", AcceptedSourcesCommand.class);
        all.put("run", RunCommand.class);
        all.put("policy", PolicyCommand.class);
        all.put("move", MoveCommand.class);
        all.put("recovery-key", RecoveryKeyCommand.class);
        all.put("generate-completion", AutoComplete.GenerateCompletion.class);
        all.put("help", HelpCommand.class);
        return all;
    }
}
