package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Problems;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.resource.FormerPrincipals;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.BackupOptions;
import io.holdfast.recovery.schedule.BackupPolicies;
import io.holdfast.recovery.schedule.PolicyView;
import io.holdfast.recoveryapi.rights.RecoveryRights;
import io.holdfast.store.Service;
import io.holdfast.vault.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Backup policies of a service, and how recoverable it is. */
final class PolicyEndpoints {

    private static final String NAME = "policy";

    private final BackupPolicies policies;
    private final RoleResources roles;
    private final Function<ServiceId, Map<String, String>> refusedBackends;
    private final DoubledOperationsOfServices doubled;
    private final RecoveryRights rights;

    PolicyEndpoints(RecoveryParts parts) {
        this.policies = parts.policies();
        this.roles = parts.roles();
        this.refusedBackends = parts.refusedBackends();
        this.doubled = new DoubledOperationsOfServices(parts.store());
        this.rights = parts.rights();
    }

    ArmResponse put(RoutedRequest call) {
        rights.demandChange(call, "backupPolicies/write");
        if (!(call.json().path("properties") instanceof ObjectNode properties)) {
            throw Problems.refusal("properties", "is required and must be an object");
        }
        rights.demand(call, new BackupOptions(leftOut(properties)));
        demandKey(call, properties);
        BackupBody.requireIdentity(properties, Json.stored(call.service().document()));
        boolean made = RecoveryRefusals.refusing(() -> {
            BackupPolicies.demandName(call.name(NAME));
            return policies.put(call.service(), call.name(NAME), PolicyBody.read(properties));
        });
        return Answers.of(made ? 201 : 200, shown(call, find(call)));
    }

    /** Of the account whose key the policy would use; a wrong name is for the policy to refuse. */
    private void demandKey(RoutedRequest call, ObjectNode properties) {
        String access = properties.path("accessType").asString("");
        if (access.isEmpty() || access.equalsIgnoreCase(PolicyBody.CONFIGURED)) {
            policies.keyScope(properties.path("storageAccount").asString(""))
                    .ifPresent(scope -> rights.demandKey(call, scope));
        }
    }

    /** What is wrong with it says the policy. */
    private static List<String> leftOut(ObjectNode properties) {
        var names = new ArrayList<String>();
        properties.path("leaveOut").forEach(name -> names.add(name.asString("")));
        return names;
    }

    ArmResponse get(RoutedRequest call) {
        return Answers.ok(shown(call, find(call)));
    }

    ArmResponse list(RoutedRequest call) {
        return Answers.list(policies.list(call.service()).stream()
                .map(policy -> shown(call, policy))
                .toList());
    }

    ArmResponse delete(RoutedRequest call) {
        rights.demandChange(call, "backupPolicies/delete");
        return ArmResponse.empty(policies.delete(call.service(), call.name(NAME)) ? 200 : 204);
    }

    ArmResponse previewRetention(RoutedRequest call) {
        try {
            return Answers.ok(PolicyJson.decisions(policies.previewRetention(call.service(), call.name(NAME))
                    .orElseThrow(() -> RecoveryRefusals.noPolicy(call.name(NAME)))));
        } catch (StorageException e) {
            throw RecoveryRefusals.storageFailed(e);
        }
    }

    ArmResponse status(RoutedRequest call) {
        ObjectNode status = StatusJson.of(policies.status(call.service()));
        staleRoles(status.putArray("staleRoleAssignments"), call.service());
        var refused = status.putArray("refusedBackends");
        refusedBackends
                .apply(call.service().id())
                .forEach(
                        (name, problem) -> refused.addObject().put("name", name).put("problem", problem));
        doubled.put(status, call.service());
        return Answers.ok(status);
    }

    /** Roles that were given to an identity which the service has no more: they open nothing to the one that it has now. */
    private void staleRoles(ArrayNode shown, Service service) {
        Set<String> former = FormerPrincipals.of(service.document());
        if (!former.isEmpty()) {
            roles.of(former)
                    .forEach(assignment -> shown.addObject()
                            .put("name", assignment.name())
                            .put("scope", assignment.scope())
                            .put("principalId", assignment.principalId()));
        }
    }

    private PolicyView find(RoutedRequest call) {
        return policies.get(call.service(), call.name(NAME))
                .orElseThrow(() -> RecoveryRefusals.noPolicy(call.name(NAME)));
    }

    private static ObjectNode shown(RoutedRequest call, PolicyView policy) {
        String type = "Holdfast.Recovery/backupPolicies";
        String name = policy.name();
        ObjectNode shown = Json.object()
                .put("id", call.service().id() + "/providers/" + type + "/" + name)
                .put("name", name)
                .put("type", type);
        shown.set("properties", PolicyJson.properties(policy));
        return shown;
    }
}
