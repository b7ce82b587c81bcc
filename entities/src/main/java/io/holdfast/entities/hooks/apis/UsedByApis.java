package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.model.MemberPath;
import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Authorization servers and OpenID Connect providers that protect an API are not deleted. APIs name them by their ids. */
@AutoService(EntityHook.class)
public final class UsedByApis implements EntityHook {

    private static final List<MemberPath> SERVERS = List.of(
            MemberPath.of("authenticationSettings.oAuth2.authorizationServerId"),
            MemberPath.of("authenticationSettings.oAuth2AuthenticationSettings[].authorizationServerId"));
    private static final List<MemberPath> PROVIDERS = List.of(
            MemberPath.of("authenticationSettings.openid.openidProviderId"),
            MemberPath.of("authenticationSettings.openidAuthenticationSettings[].openidProviderId"));

    @Override
    public void deleting(Resource resource, EntityRequest call, HookContext context, Transaction transaction) {
        List<MemberPath> members = resource.key().type().equals("authorizationServers") ? SERVERS : PROVIDERS;
        var users = new ArrayList<Resource>();
        for (String type : Space.everywhere("apis")) {
            transaction.scan(type, null, api -> {
                if (uses(Documents.properties(api), members, resource.key().name())) {
                    users.add(api);
                }
            });
        }
        if (!users.isEmpty()) {
            throw EntityRefusals.validation(
                    "authenticationSettings",
                    "'" + resource.name() + "' is in use by the API "
                            + users.getFirst().name()
                            + ". Remove it from the authenticationSettings of that API first.");
        }
    }

    private static boolean uses(ObjectNode api, List<MemberPath> members, String id) {
        return members.stream()
                .flatMap(member -> member.in(api).stream())
                .map(place -> place.value().asString(""))
                .anyMatch(value -> value.substring(value.lastIndexOf('/') + 1).equalsIgnoreCase(id));
    }
}
