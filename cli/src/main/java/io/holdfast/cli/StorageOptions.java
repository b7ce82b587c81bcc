package io.holdfast.cli;

import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Where a backup lies; spelled as in {@code az apim backup}. */
final class StorageOptions extends ContainerOptions {

    @Option(names = "--backup-name", required = true, paramLabel = "BLOB", description = "The name of the backup.")
    String backupName = "";

    @Override
    ObjectNode body(Map<String, String> environment) {
        return super.body(environment).put("backupName", backupName);
    }

    /** For people. */
    String place() {
        return account + "/" + container + "/" + backupName;
    }
}
