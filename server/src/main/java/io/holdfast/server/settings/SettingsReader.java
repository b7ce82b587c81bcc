package io.holdfast.server.settings;

import io.holdfast.files.Reason;
import io.holdfast.server.settings.declare.SettingsException;
import io.holdfast.server.settings.declare.SettingsTree;
import io.holdfast.server.settings.declare.Values;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads settings: the file, then the environment, then flags; each over the one before. */
public final class SettingsReader {

    private SettingsReader() {}

    /**
     * Reads the settings of a run.
     *
     * @param file a YAML file, or null
     * @param flags setting names to values, as given on the command line
     * @throws SettingsException naming the setting, when one cannot be used
     */
    public static ServerSettings read(@Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
        SettingsTree tree = tree(file, environment, flags);
        return ServerSettings.of(Values.read(ServerSettings.DECLARED, tree), tree.ignored());
    }

    static Values values(@Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
        return Values.read(ServerSettings.DECLARED, tree(file, environment, flags));
    }

    private static SettingsTree tree(@Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
        var tree = new SettingsTree();
        if (file != null) {
            readFile(file, tree);
        }
        tree.addEnvironment(environment, ServerSettings.DECLARED);
        flags.forEach((name, value) -> tree.add(name, value, "command line"));
        return tree;
    }

    private static void readFile(Path file, SettingsTree tree) {
        String text = text(file);
        try {
            tree.addFile(file.toString(), YAMLMapper.shared().readTree(text));
        } catch (JacksonException e) {
            throw new SettingsException("the configuration file " + file + " is not valid YAML: "
                    + BrokenYaml.problem(e, text) + " (line " + e.getLocation().getLineNr() + ")");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new SettingsException("the configuration file " + file + " is not UTF-8; save it as that");
        } catch (IOException e) {
            throw new SettingsException("cannot read the configuration file " + file + ": " + Reason.why(e));
        }
    }
}
