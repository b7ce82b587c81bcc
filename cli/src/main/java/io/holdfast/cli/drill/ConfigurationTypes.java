package io.holdfast.cli.drill;

import java.util.List;

/** The resource types that make up a configuration, parents before children. */
final class ConfigurationTypes {

    private ConfigurationTypes() {}

    static List<String> all() {
        return List.of();
    }

    static String secretAction(String type) {
        return type.equals("subscriptions") ? "listSecrets" : "";
    }
}
