package io.holdfast.bench;

import io.holdfast.server.HoldfastServer;
import io.holdfast.server.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole server that runs until its standard input ends: no later than whoever started it. */
public final class ServerMain {

    private ServerMain() {}

    /** Settings, {@code name=value}. */
    public static void main(String[] arguments) throws Exception {
        var flags = new LinkedHashMap<String, String>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            flags.put(parts[0], parts[1]);
        }
        try (var _ = HoldfastServer.start(SettingsReader.read(null, Map.of(), flags))) {
            while (System.in.read() >= 0) {
                // Nothing is said on that channel; only its end counts.
            }
        }
        System.exit(0);
    }
}
