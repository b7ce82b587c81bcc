package io.holdfast.server.settings;

import static io.holdfast.server.settings.declare.SettingTypes.matching;

import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingType;
import io.holdfast.server.settings.declare.SettingType.Problem;
import io.holdfast.vault.KeyBinding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which services may use the key of an account, and where. */
final class Binding {

    private static final int MOST = 1_000;

    private static final Pattern SCOPE = Pattern.compile(
            "/subscriptions/[0-9A-Fa-f-]{36}(/resourceGroups/[^/\\s]{1,90}"
                    + "(/providers/Microsoft\\.ApiManagement/service/[A-Za-z0-9-]{1,50})?)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CONTAINER =
            Pattern.compile("[a-z0-9-]*(" + Pattern.quote(KeyBinding.SERVICE) + ")?[a-z0-9-]*");

    static final Setting<List<String>> SERVICES = Setting.list(
            "services",
            names(matching(SCOPE, "an ARM id").listOf("ARM ids of services, resource groups or subscriptions")),
            "the services that may use the account's key by policies with access `Configured`. Without it, and without"
                    + " `containers`, whoever writes such a policy needs"
                    + " `Microsoft.Storage/storageAccounts/listKeys/action` on the account"
                    + " ([backup policies](backup-policies.md#whose-key))");

    static final Setting<List<String>> CONTAINERS = Setting.list(
            "containers",
            names(matching(CONTAINER, "a name").listOf("names of containers, in which {service} may stand once"))
                    .refusing(Binding::twoPatterns),
            "the containers that they may enter with it; `{service}` stands for the service's name, in lower case:"
                    + " `backups-{service}` keeps services apart");

    private Binding() {}

    /** An empty list would bind to nothing what somebody meant to bind. */
    private static SettingType<List<String>> names(SettingType<List<String>> type) {
        return type.seeingBlanks()
                .refusing(names -> names.isEmpty() || names.size() > MOST
                        ? Optional.of(new Problem("must have 1 to " + MOST + " values", ""))
                        : Optional.empty());
    }

    private static Optional<Problem> twoPatterns(List<String> containers) {
        List<String> patterns = containers.stream()
                .filter(name -> name.contains(KeyBinding.SERVICE))
                .toList();
        return patterns.size() < 2
                ? Optional.empty()
                : Optional.of(new Problem(
                        "may have one name with {service}: two could meet in one container", patterns.get(1)));
    }
}
