package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmIds;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Problems;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.BackupCatalogue;
import io.holdfast.recovery.BackupContainer;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recoveryapi.rights.RecoveryRights;
import io.holdfast.vault.StorageAccess;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The backups that lie in a container. These are POSTs because the access to the storage account is in the body; they
 * answer at once.
 */
final class ContainerEndpoints {

    private static final String TOP = "$top";
    private static final String PREFIX = "prefix";
    private static final String CONTINUATION = "continuation";
    private static final int MAX_TEXT = 4096;

    private final BackupCatalogue catalogue;
    private final RecoveryRights rights;

    ContainerEndpoints(RecoveryParts parts) {
        this.catalogue = parts.recovery().catalogue();
        this.rights = parts.rights();
    }

    /** One page. Its nextLink is POSTed with the same body, which holds the access to the storage account. */
    ArmResponse list(RoutedRequest call) {
        BackupContainer container = BackupBody.container(
                call.json(), call.apiVersion(), Json.stored(call.service().document()));
        var query = new BackupCatalogue.Query(text(call, PREFIX), text(call, CONTINUATION), top(call));
        BackupCatalogue.Page page = RecoveryRefusals.refusing(() -> catalogue.list(container, query));
        ObjectNode answer = Json.object();
        answer.set("value", Answers.array(page.blobs().stream().map(BackupJson::entry)));
        if (!page.continuation().isEmpty()) {
            answer.put("nextLink", next(call, query, page.continuation()));
        }
        return Answers.ok(answer);
    }

    ArmResponse show(RoutedRequest call) {
        BackupLocation location = location(call, call.json());
        return Answers.ok(BackupJson.details(RecoveryRefusals.refusing(() -> catalogue.show(location))));
    }

    /** With the member {@code force}, also a blob that is no backup; that takes the key of the account. */
    ArmResponse delete(RoutedRequest call) {
        ObjectNode sent = call.json();
        BackupLocation location = location(call, sent);
        boolean force = force(sent);
        if (!(location.access() instanceof StorageAccess.AccessKey)) {
            rights.demandChange(call, "backups/delete");
        }
        if (force && !(location.access() instanceof StorageAccess.AccessKey)) {
            // Else whoever may back a service up could delete whatever the service's identity reaches.
            throw Problems.refusal(
                    "force", "needs accessType AccessKey: a blob that is no backup is not deleted by an identity");
        }
        return Answers.ok(BackupJson.entry(RecoveryRefusals.refusing(() -> catalogue.delete(location, force)))
                .put("deleted", true));
    }

    private static BackupLocation location(RoutedRequest call, ObjectNode sent) {
        return BackupBody.read(
                sent, call.apiVersion(), Json.stored(call.service().document()));
    }

    private static boolean force(ObjectNode sent) {
        JsonNode force = sent.path("force");
        if (!force.isMissingNode() && !force.isNull() && !force.isBoolean()) {
            throw Problems.refusal("force", "must be true or false");
        }
        return force.asBoolean(false);
    }

    private static String text(RoutedRequest call, String name) {
        String value = call.head().query().getOrDefault(name, "");
        if (value.length() > MAX_TEXT) {
            throw Problems.refusal(name, "has more than " + MAX_TEXT + " characters");
        }
        return value;
    }

    private static int top(RoutedRequest call) {
        String value = call.head().query().get(TOP);
        if (value == null) {
            return BackupCatalogue.Query.DEFAULT_MOST;
        }
        try {
            int top = Integer.parseInt(value);
            if (top >= 1 && top <= BackupCatalogue.Query.LIMIT) {
                return top;
            }
        } catch (NumberFormatException e) {
            // refused below, as any other number that cannot be
        }
        throw Problems.refusal(TOP, "must be a number from 1 to " + BackupCatalogue.Query.LIMIT);
    }

    private static String next(RoutedRequest call, BackupCatalogue.Query query, String continuation) {
        return call.head().baseUrl() + ArmIds.encoded(call.service().id())
                + "/providers/Holdfast.Recovery/listBackups?api-version=" + call.apiVersion() + "&" + TOP + "="
                + query.most() + "&" + PREFIX + "=" + encoded(query.prefix()) + "&" + CONTINUATION + "="
                + encoded(continuation);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
