package io.holdfast.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as a verified token says.
 *
 * @param objectId the principal id that role assignments name (claim oid)
 * @param applicationId the application (claim appid or azp), or null for a user without one
 * @param name what to call him in messages: upn or application id
 * @param tenantId claim tid
 * @param groups object ids of his groups
 */
public record Principal(
        String objectId, @Nullable String applicationId, String name, String tenantId, List<String> groups) {}
