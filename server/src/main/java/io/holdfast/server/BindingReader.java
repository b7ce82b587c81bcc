package io.holdfast.server;

import io.holdfast.vault.KeyBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads of an account's settings which services may use its key. */
record BindingReader(String setting) {

    private static final String SERVICES = "services";
    private static final String CONTAINERS = "containers";
    private static final int MOST = 1_000;

    private static final Pattern SCOPE = Pattern.compile(
            "/subscriptions/[0-9A-Fa-f-]{36}(/resourceGroups/[^/\\s]{1,90}"
                    + "(/providers/Microsoft\\.ApiManagement/service/[A-Za-z0-9-]{1,50})?)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CONTAINER =
            Pattern.compile("[a-z0-9-]*(" + Pattern.quote(KeyBinding.SERVICE) + ")?[a-z0-9-]*");

    /** Takes its members out of those of the account. */
    KeyBinding read(Map<String, String> members) {
        List<String> services = take(members, SERVICES);
        List<String> containers = take(members, CONTAINERS);
        for (String scope : services) {
            if (!SCOPE.matcher(scope).matches()) {
                throw refusal(SERVICES, "must name ARM ids of services, resource groups or subscriptions", scope);
            }
        }
        boolean named = false;
        for (String container : containers) {
            boolean pattern = container.contains(KeyBinding.SERVICE);
            if (container.isEmpty() || !CONTAINER.matcher(container).matches()) {
                throw refusal(CONTAINERS, "must be names of containers, in which {service} may stand once", container);
            }
            if (pattern && named) {
                throw refusal(
                        CONTAINERS, "may have one name with {service}: two could meet in one container", container);
            }
            named |= pattern;
        }
        return new KeyBinding(services, containers);
    }

    /** A list: comma-separated, or an array in the file. */
    private List<String> take(Map<String, String> members, String name) {
        var values = new ArrayList<String>();
        for (String key : List.copyOf(members.keySet())) {
            if (key.equalsIgnoreCase(name) || key.matches("(?i)" + name + "\\.[0-9]+")) {
                String value = String.valueOf(members.remove(key)).strip();
                List<String> found = List.of(value.split("\\s*,\\s*"));
                values.addAll(found);
                if (value.isEmpty() || found.isEmpty() || values.size() > MOST) {
                    // An empty list would bind to nothing what somebody meant to bind.
                    throw refusal(name, "must have 1 to " + MOST + " values", value);
                }
            }
        }
        return values;
    }

    private SettingsException refusal(String name, String problem, String value) {
        return new SettingsException("'" + setting + "." + name + "' " + problem + ", not '" + value + "'");
    }
}
