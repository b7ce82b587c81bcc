package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.model.Resource;
import io.holdfast.model.ServiceId;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Issues with their comments and attachments, for {@code expandCommentsAttachments}. */
@AutoService(EntityHook.class)
public final class IssueExpansion implements EntityHook {

    @Override
    public void show(ObjectNode properties, Resource resource, EntityRequest call) {
        if (call.request().method().equals("GET") && call.flag("expandcommentsattachments")) {
            add(properties.putArray("comments"), "comments", List.of("text", "createdDate", "userId"), resource, call);
            add(
                    properties.putArray("attachments"),
                    "attachments",
                    List.of("title", "contentFormat", "content"),
                    resource,
                    call);
        }
    }

    private static void add(ArrayNode list, String segment, List<String> members, Resource issue, EntityRequest call) {
        String service = call.request().service().toString();
        String type = issue.key().type() + "/" + segment;
        call.configuration().<RuntimeException>scan(type, issue.key().names(), each -> {
            ObjectNode stored = Documents.properties(each);
            ObjectNode item = list.addObject();
            item.put("id", service + "/" + each.path());
            item.put("type", ServiceId.TYPE + "/" + type);
            item.put("name", each.path().substring(each.path().lastIndexOf('/') + 1));
            ObjectNode shown = item.putObject("properties");
            members.forEach(member -> shown.set(member, value(stored, member, service)));
        });
    }

    /** A file may have megabytes: a list of many does not hold them all. */
    private static JsonNode value(ObjectNode stored, String member, String service) {
        boolean file = member.equals("content")
                && !stored.path("contentFormat").asString("").equals("link");
        JsonNode value = stored.path(member);
        if (file || value.isMissingNode()) {
            return stored.nullNode();
        }
        return member.equals("userId") ? stored.stringNode(service + value.asString()) : value;
    }
}
