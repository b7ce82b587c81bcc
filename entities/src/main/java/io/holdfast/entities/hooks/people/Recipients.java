package io.holdfast.entities.hooks.people;

import com.google.auto.service.AutoService;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.model.Resource;
import io.holdfast.store.Reader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows recipients of notifications: each as what its name says, and all of them in the notification itself. */
@AutoService(EntityHook.class)
public final class Recipients implements EntityHook {

    private static final String EMAILS = "recipientEmails";
    private static final String USERS = "recipientUsers";

    @Override
    public void show(ObjectNode properties, Resource resource, EntityRequest call) {
        String type = resource.key().type();
        if (type.endsWith("/" + EMAILS)) {
            properties.put("email", resource.name());
        } else if (type.endsWith("/" + USERS)) {
            properties.put("userId", user(resource, call));
        } else {
            ObjectNode recipients = properties.putObject("recipients");
            Reader reader = call.configuration();
            ArrayNode emails = recipients.putArray("emails");
            reader.<RuntimeException>scan(type + "/" + EMAILS, resource.key().names(), each -> emails.add(each.name()));
            ArrayNode users = recipients.putArray("users");
            reader.<RuntimeException>scan(
                    type + "/" + USERS, resource.key().names(), each -> users.add(user(each, call)));
        }
    }

    private static String user(Resource recipient, EntityRequest call) {
        return call.request().service() + "/users/" + recipient.name();
    }
}
