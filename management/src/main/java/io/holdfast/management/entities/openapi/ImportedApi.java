package io.holdfast.management.entities.openapi;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a description says.
 *
 * @param properties members of the API: displayName, description, serviceUrl, protocols and others
 * @param operations the properties of each operation by its name
 * @param schema the properties of the schema that holds its types; empty when it has none
 */
record ImportedApi(ObjectNode properties, Map<String, ObjectNode> operations, Optional<ObjectNode> schema) {}
