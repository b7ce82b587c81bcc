package io.holdfast.recoveryapi;

import io.holdfast.arm.Problems;
import io.holdfast.recovery.AcceptedSources;
import io.holdfast.recovery.SourceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Which service a backup should be of: an ARM id or a name, alone or with the deployment. */
public final class SourceReader {

    private static final Pattern SERVICE = Pattern.compile(
            "(/subscriptions/[^/\\s]{1,64}/resourceGroups/[^/\\s]{1,90}/providers/Microsoft\\.ApiManagement/service/)?"
                    + "[A-Za-z][A-Za-z0-9-]{0,49}",
            Pattern.CASE_INSENSITIVE);

    private static final int MAX_DEPLOYMENT = 64;

    private SourceReader() {}

    /** @throws io.holdfast.arm.ArmException 400 naming the member that is wrong */
    static Optional<SourceName> optional(JsonNode value, String path) {
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(one(value, path));
    }

    /** @throws io.holdfast.arm.ArmException 400 naming the member that is wrong */
    public static List<SourceName> list(JsonNode value, String path) {
        if (!value.isArray() || value.size() > AcceptedSources.MOST) {
            throw Problems.refusal(path, "must be an array of at most " + AcceptedSources.MOST + " services");
        }
        var sources = new ArrayList<SourceName>();
        for (int i = 0; i < value.size(); i++) {
            sources.add(one(value.path(i), path + "[" + i + "]"));
        }
        return sources;
    }

    private static SourceName one(JsonNode value, String path) {
        JsonNode service = value.isObject() ? value.path("service") : value;
        if (!service.isString() || !SERVICE.matcher(service.asString()).matches()) {
            throw Problems.refusal(
                    path, "must be the ARM id or the name of a service, or have one as its member service");
        }
        for (String member : value.propertyNames()) {
            if (!Set.of("service", "deployment").contains(member)) {
                throw Problems.refusal(path + "." + member, "is not known here; use deployment, service");
            }
        }
        JsonNode deployment = value.path("deployment");
        if (deployment.isMissingNode() || deployment.isNull()) {
            return new SourceName(service.asString(), Optional.empty());
        }
        if (!deployment.isString()
                || deployment.asString().isBlank()
                || deployment.asString().length() > MAX_DEPLOYMENT) {
            throw Problems.refusal(path + ".deployment", "must be the id of a deployment, as backups show it");
        }
        return new SourceName(service.asString(), Optional.of(deployment.asString()));
    }
}
