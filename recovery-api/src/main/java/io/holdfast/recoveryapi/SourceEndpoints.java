package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.AcceptedSources;
import io.holdfast.recovery.SourceName;
import io.holdfast.recoveryapi.rights.RecoveryRights;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The services whose backups a service accepts. To read it needs what a backup or restore needs; to change it, a right of its own. */
final class SourceEndpoints {

    /** Of {@code Microsoft.ApiManagement/service/*}, so Contributors have them and Operators only read. */
    static final String READ = "Microsoft.ApiManagement/service/holdfastRecovery/acceptedSources/read";

    private static final String WRITE = "Microsoft.ApiManagement/service/holdfastRecovery/acceptedSources/write";
    private static final String DELETE = "Microsoft.ApiManagement/service/holdfastRecovery/acceptedSources/delete";

    private final AcceptedSources accepted;
    private final RecoveryRights rights;

    SourceEndpoints(RecoveryParts parts) {
        this.accepted = new AcceptedSources(parts.store().records());
        this.rights = parts.rights();
    }

    ArmResponse get(RoutedRequest call) {
        return Answers.ok(shown(call, accepted.of(call.service()).orElseThrow(RecoveryRefusals::noAcceptedSources)));
    }

    ArmResponse put(RoutedRequest call) {
        rights.demand(call, WRITE);
        List<SourceName> sources =
                SourceReader.list(call.json().path("properties").path("sources"), "properties.sources");
        boolean made = accepted.of(call.service()).isEmpty();
        accepted.put(call.service(), sources);
        return Answers.of(made ? 201 : 200, shown(call, sources));
    }

    ArmResponse delete(RoutedRequest call) {
        rights.demand(call, DELETE);
        return ArmResponse.empty(accepted.delete(call.service()) ? 200 : 204);
    }

    private static ObjectNode shown(RoutedRequest call, List<SourceName> sources) {
        String type = "Holdfast.Recovery/acceptedSources";
        ObjectNode shown = Json.object()
                .put("id", call.service().id() + "/providers/" + type)
                .put("name", "acceptedSources")
                .put("type", type);
        var array = shown.putObject("properties").putArray("sources");
        for (SourceName source : sources) {
            ObjectNode each = array.addObject().put("service", source.service());
            source.deployment().ifPresent(id -> each.put("deployment", id));
        }
        return shown;
    }
}
