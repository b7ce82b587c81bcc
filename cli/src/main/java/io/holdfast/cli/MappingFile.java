package io.holdfast.cli;

import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.files.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a restore replaces: a YAML or JSON file with hostnames, backends and namedValues, each a map of texts. */
final class MappingFile {

    private static final int MOST_BYTES = 1 << 20;
    private static final Set<String> MEMBERS = Set.of("hostnames", "backends", "namedValues");

    private MappingFile() {}

    /** @throws CliException that names the file and what in it is wrong; never a value, which may be a secret */
    static ObjectNode read(Path file) {
        if (!(tree(file) instanceof ObjectNode mapping)) {
            throw wrong(file, "holds no object with hostnames, backends or namedValues");
        }
        for (String member : mapping.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                throw wrong(file, "has '" + member + "', which is not known; use hostnames, backends, namedValues");
            }
            if (!mapping.path(member).isObject()) {
                throw wrong(file, "has '" + member + "', which is not a map of texts");
            }
            mapping.path(member).properties().forEach(entry -> {
                if (!entry.getValue().isString()) {
                    throw wrong(
                            file, "has '" + member + "." + entry.getKey() + "', which is not a text; put it in quotes");
                }
            });
        }
        return mapping;
    }

    private static JsonNode tree(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw wrong(file, "has more than " + MOST_BYTES + " bytes");
            }
            return YAMLMapper.shared().readTree(bytes);
        } catch (IOException e) {
            throw wrong(file, "cannot be read: " + Reason.why(e));
        } catch (JacksonException e) {
            var where = e.getLocation();
            throw wrong(file, "is neither YAML nor JSON" + (where == null ? "" : " (line " + where.getLineNr() + ")"));
        }
    }

    private static CliException wrong(Path file, String what) {
        return new CliException(ExitCode.USAGE, "the mapping " + file + " " + what);
    }
}
