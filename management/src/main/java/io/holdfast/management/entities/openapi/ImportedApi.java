package io.holdfast.management.entities.openapi;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a description says.
 *
 * @param properties members of the API: displayName, description, serviceUrl, protocols and others
 * @param operations the properties of each operation by its name
 * @param schemas the properties of each schema by its name
 */
record ImportedApi(ObjectNode properties, Map<String, ObjectNode> operations, Map<String, ObjectNode> schemas) {}
