// The service itself: what it is made of, reaches and can become; its deletion, and what only Azure's own platform has.
import assert from "node:assert/strict";
import { collect, notSupported, refused } from "./steps.mjs";

const POLL = { updateIntervalInMs: 20 };

const body = (sku) => ({
  location: "eastus",
  sku: { name: sku, capacity: 1 },
  publisherName: "Publisher",
  publisherEmail: "publisher@localhost.example",
});

export function create(arm, group, name, sku = "Premium") {
  return arm.apiManagementService.beginCreateOrUpdateAndWait(group, name, body(sku), POLL);
}

/** What can be asked of a service that stays as it is. */
export async function facts(space) {
  const { arm } = space;
  const [, name] = space.ids;
  const got = await space.call("apiManagementService", "get");
  assert.equal(got.provisioningState, "Succeeded");
  assert.equal(got.location, "East US");
  const changed = await space.call("apiManagementService", "beginUpdateAndWait", { tags: { team: "shop" } }, POLL);
  assert.deepEqual(changed.tags, { team: "shop" });
  for (const method of ["list", "listByResourceGroup"]) {
    const services = await collect(arm.apiManagementService[method](...(method === "list" ? [] : [space.ids[0]])));
    assert.ok(
      services.some((one) => one.name === name),
      method,
    );
  }
  const taken = await arm.apiManagementService.checkNameAvailability({ name });
  assert.deepEqual([taken.nameAvailable, taken.reason], [false, "AlreadyExists"]);
  assert.ok((await arm.apiManagementService.getDomainOwnershipIdentifier()).domainOwnershipIdentifier);
  for (const action of ["beginApplyNetworkConfigurationUpdatesAndWait", "beginMigrateToStv2AndWait"]) {
    assert.equal((await space.call("apiManagementService", action, POLL)).name, name, action);
  }
  await notSupported(() => space.call("apiManagementService", "getSsoToken"));
  const skus = await collect(space.call("apiManagementServiceSkus", "listAvailableServiceSkus"));
  assert.ok(skus.some((one) => one.sku.name === "Developer"));
  const all = await collect(arm.apiManagementSkus.list());
  assert.ok(all.some((one) => one.name === "Premium"));
  const operations = await collect(arm.apiManagementOperations.list());
  assert.ok(operations.some((one) => one.name === "Microsoft.ApiManagement/service/backup/action"));
}

/** What it reaches. */
export async function network(space, server) {
  const { arm } = space;
  const regions = await collect(space.call("region", "listByService"));
  assert.deepEqual(
    regions.map((region) => [region.name, region.isMasterRegion]),
    [["East US", true]],
  );
  const [status] = await space.call("networkStatus", "listByService");
  assert.equal(status.location, "East US");
  assert.ok(Array.isArray((await space.call("networkStatus", "listByLocation", "East US")).connectivityStatus));
  assert.ok(Array.isArray((await space.call("outboundNetworkDependenciesEndpoints", "listByService")).value));
  const check = await arm.beginPerformConnectivityCheckAsyncAndWait(
    ...space.ids,
    {
      source: { region: "East US" },
      destination: { address: server.hostname, port: Number(server.port) },
      protocol: "TCP",
    },
    POLL,
  );
  assert.equal(check.connectionStatus, "Connected");
  assert.equal(check.probesFailed, 0);
}

/** Private links and the gateways of workspaces: there are none, and none can be made. */
export async function platform(space) {
  const { arm } = space;
  const [group] = space.ids;
  const links = "privateEndpointConnectionOperations";
  assert.deepEqual(await collect(space.call(links, "listByService")), []);
  assert.deepEqual((await space.call(links, "listPrivateLinkResources")).value, []);
  await refused(404, "ResourceNotFound", () => space.call(links, "getByName", "none"));
  await refused(404, "ResourceNotFound", () => space.call(links, "getPrivateLinkResource", "Gateway"));
  await notSupported(() => space.call(links, "beginCreateOrUpdateAndWait", "none", { properties: {} }, POLL));
  await space.call(links, "beginDeleteAndWait", "none", POLL);
  const gateway = { location: "eastus", sku: { name: "WorkspaceGatewayPremium", capacity: 1 } };
  assert.deepEqual(await collect(arm.apiGateway.list()), []);
  assert.deepEqual(await collect(arm.apiGateway.listByResourceGroup(group)), []);
  await refused(404, "ResourceNotFound", () => arm.apiGateway.get(group, "none"));
  await notSupported(() => arm.apiGateway.beginCreateOrUpdateAndWait(group, "none", gateway, POLL));
  await notSupported(() => arm.apiGateway.beginUpdateAndWait(group, "none", { tags: {} }, POLL));
  await arm.apiGateway.beginDeleteAndWait(group, "none", POLL);
  await refused(404, "ResourceNotFound", () => collect(arm.apiManagementGatewaySkus.listAvailableSkus(group, "none")));
  const connection = arm.apiGatewayConfigConnection;
  await refused(404, "ResourceNotFound", () => collect(connection.listByGateway(group, "none")));
  await refused(404, "ResourceNotFound", () => connection.get(group, "none", "none"));
  await refused(404, "ResourceNotFound", () => connection.beginCreateOrUpdateAndWait(group, "none", "none", {}, POLL));
  await connection.beginDeleteAndWait(group, "none", "none", "*", POLL);
  assert.deepEqual(await collect(space.call("apiManagementWorkspaceLinks", "listByService")), []);
  await refused(404, "ResourceNotFound", () => space.call("apiManagementWorkspaceLink", "get", "none"));
}

/** What Holdfast counts, and what it does not: no policy of this service has a quota. */
export async function usage(space) {
  const filter = "timestamp ge datetime'2026-01-01T00:00:00'";
  for (const by of ["Api", "User", "Operation", "Product", "Geo", "Subscription", "Request"]) {
    await notSupported(() => collect(space.call("reports", `listBy${by}`, filter)));
  }
  await notSupported(() => collect(space.call("reports", "listByTime", filter, "PT15M")));
  assert.deepEqual((await space.call("quotaByCounterKeys", "listByService", "key")).value, []);
  const missing = (...call) => refused(404, "ResourceNotFound", () => space.call(...call));
  await missing("quotaByCounterKeys", "update", "key", { callsCount: 0 });
  await missing("quotaByPeriodKeys", "get", "key", "P0Y0M0DT0H0M0S");
  await missing("quotaByPeriodKeys", "update", "key", "P0Y0M0DT0H0M0S", { callsCount: 0 });
}

/** Backup and restore, and what tells how far they are; then deletion for good. Takes a service of its own. */
export async function endings(arm, group, name, storage) {
  await create(arm, group, name);
  const space = { ids: [group, name] };
  await arm.tag.createOrUpdate(...space.ids, "kept", { displayName: "Kept" });
  let location;
  const onResponse = (raw) => (location ??= raw.headers.get("location"));
  await arm.apiManagementService.beginBackupAndWait(...space.ids, storage, { ...POLL, onResponse });
  const [, region, id] = location.match(/locations\/([^/]+)\/operation(?:Results|Statuses)\/([^?]+)/i) ?? [
    undefined,
    "eastus",
    location.match(/operationresults\/([^?]+)/i)[1],
  ];
  const status = await arm.operationStatus.get(region, id);
  assert.equal(status.status, "Succeeded");
  await arm.operationsResults.get(region, id);
  await arm.tag.delete(...space.ids, "kept", "*");
  const restored = await arm.apiManagementService.beginRestoreAndWait(...space.ids, storage, POLL);
  assert.equal(restored.provisioningState, "Succeeded");
  assert.equal((await arm.tag.get(...space.ids, "kept")).displayName, "Kept");
  await arm.apiManagementService.beginDeleteAndWait(...space.ids, POLL);
  await refused(404, "ResourceNotFound", () => arm.apiManagementService.get(...space.ids));
  const deleted = await collect(arm.deletedServices.listBySubscription());
  assert.ok(deleted.some((one) => one.name === name));
  assert.ok((await arm.deletedServices.getByName(name, "East US")).serviceId.endsWith(name));
  await arm.deletedServices.beginPurgeAndWait(name, "East US", POLL);
  await refused(404, "ServiceNotFound", () => arm.deletedServices.getByName(name, "East US"));
}
