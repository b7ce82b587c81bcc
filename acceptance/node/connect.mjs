// The Azure SDK for JavaScript, pointed at a Holdfast server and signed in there.
import { ApiManagementClient } from "@azure/arm-apimanagement";
import { ClientSecretCredential } from "@azure/identity";

export function connect(server) {
  const credential = new ClientSecretCredential(server.tenantId, server.clientId, server.clientSecret, {
    authorityHost: server.management,
    disableInstanceDiscovery: true,
  });
  return new ApiManagementClient(credential, server.subscriptionId, { endpoint: server.management });
}

/** The text of a policy. Of those of APIs the SDK loses it, because it looks for XML; the answer itself has it. */
export async function policyText(operations, names, format) {
  let properties;
  const onResponse = (raw) => (properties = JSON.parse(raw.bodyAsText).properties);
  await operations.get(...names, { format, onResponse });
  return properties.value;
}
