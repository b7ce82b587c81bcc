package io.holdfast.policy.view;

/**
 * Where a call is served.
 *
 * @param serviceId the name of the service, as Azure gives it
 * @param gatewayId {@code managed}
 * @param instanceId names this process
 */
public record DeploymentView(
        String region, String serviceId, String serviceName, String gatewayId, String instanceId, boolean managed) {}
