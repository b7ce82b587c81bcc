package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.store.Transaction;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Attachments of issues: {@code link} with a URL, or a media type with base64. The content is shown as it came. */
@AutoService(EntityHook.class)
public final class AttachmentContent implements EntityHook {

    private static final String FORMAT = "contentFormat";

    @Override
    public void check(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        String format = properties.path(FORMAT).asString("");
        String content = properties.path("content").asString("");
        if (format.equals("link")) {
            if (!content.matches("https?://\\S+")) {
                draft.refuse("content", "content must be an http or https URL when contentFormat is link.");
            }
        } else if (format.indexOf('/') <= 0) {
            draft.refuse(FORMAT, "contentFormat must be link or a media type such as image/png.");
        } else if (!base64(content)) {
            draft.refuse("content", "content must be base64 when contentFormat is a media type.");
        }
    }

    private static boolean base64(String content) {
        try {
            return Base64.getDecoder().decode(content).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
