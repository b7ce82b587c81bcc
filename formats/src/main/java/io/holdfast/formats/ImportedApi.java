package io.holdfast.formats;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a description says.
 *
 * @param properties members of the API: displayName, description, serviceUrl, protocols and others
 * @param schemas the properties of each schema by its name
 */
public record ImportedApi(ObjectNode properties, List<ImportedOperation> operations, Map<String, ObjectNode> schemas) {}
