package io.holdfast.vault;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which services may use the key that the settings hold for an account, and where.
 *
 * @param services ARM ids of services, resource groups or subscriptions; any service when empty
 * @param containers names of containers, {@code {service}} standing for the service's name; any container when empty
 */
public record KeyBinding(List<String> services, List<String> containers) {

    /** What stands for the service's name. */
    public static final String SERVICE = "{service}";

    /** Nothing is said of it. */
    public static final KeyBinding NONE = new KeyBinding(List.of(), List.of());

    public KeyBinding {
        services = List.copyOf(services);
        containers = List.copyOf(containers);
    }

    /**
     * Whether it keeps services apart, or says which ones belong together: then whoever may back one of them up may use the key
     * for that. Otherwise he needs a right on the account.
     */
    public boolean decides() {
        return !services.isEmpty()
                || (!containers.isEmpty() && containers.stream().allMatch(name -> name.contains(SERVICE)));
    }

    /** Why a service must not use the key for that container; empty if it may. */
    public Optional<String> refusal(String account, String serviceId, String serviceName, String container) {
        String setting = "the setting storage.accounts." + account;
        if (!services.isEmpty() && services.stream().noneMatch(scope -> covers(scope, serviceId))) {
            return Optional.of(setting + ".services does not name '" + serviceId
                    + "', nor its group, so it may not use the account's configured key; name it there, or use a managed"
                    + " identity as accessType");
        }
        if (!containers.isEmpty()
                && containers.stream()
                        .noneMatch(name -> actual(name, serviceName).equals(container))) {
            return Optional.of(setting + ".containers does not let this service into the container '" + container
                    + "' with the account's configured key; use "
                    + String.join(
                            " or ",
                            containers.stream()
                                    .map(name -> "'" + actual(name, serviceName) + "'")
                                    .toList()));
        }
        return Optional.empty();
    }

    private static String actual(String container, String serviceName) {
        return container.replace(SERVICE, serviceName.toLowerCase(Locale.ROOT));
    }

    private static boolean covers(String scope, String id) {
        return id.regionMatches(true, 0, scope, 0, scope.length())
                && (id.length() == scope.length() || id.charAt(scope.length()) == '/');
    }
}
