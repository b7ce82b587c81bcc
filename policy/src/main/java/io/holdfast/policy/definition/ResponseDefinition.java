package io.holdfast.policy.definition;

import java.util.List;

/** A response that an operation may give. */
public record ResponseDefinition(int status, List<ParameterDefinition> headers, List<Representation> representations) {}
