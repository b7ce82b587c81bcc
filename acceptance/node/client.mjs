// Drives two servers with the Azure SDK for JavaScript: fills a service on one, backs it up, restores it on the other and
// compares what both show. Its parameters come as JSON on standard input; it prints one line per step.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { connect, policyText } from "./connect.mjs";

const parameters = JSON.parse(readFileSync(0, "utf8"));
const { group, name, storage, openApi, policy } = parameters;

async function step(title, work) {
  console.log(title);
  return work();
}

function service(sku) {
  return {
    location: "eastus",
    sku: { name: sku, capacity: 1 },
    publisherName: "Publisher",
    publisherEmail: "publisher@localhost.example",
  };
}

async function fill(arm) {
  await arm.namedValue.beginCreateOrUpdateAndWait(group, name, "region", { displayName: "region", value: "east" });
  await arm.namedValue.beginCreateOrUpdateAndWait(group, name, "token", {
    displayName: "token",
    value: "what a backend wants to hear",
    secret: true,
  });
  await arm.backend.createOrUpdate(group, name, "orders", {
    url: "https://orders.localhost.example/v1",
    protocol: "http",
  });
  await arm.tag.createOrUpdate(group, name, "core", { displayName: "core" });
  await arm.group.createOrUpdate(group, name, "partners", { displayName: "Partners" });
  await arm.user.createOrUpdate(group, name, "ada", {
    email: "ada@localhost.example",
    firstName: "Ada",
    lastName: "Caller",
  });
  await arm.groupUser.create(group, name, "partners", "ada");
  await arm.product.createOrUpdate(group, name, "orders", {
    displayName: "Orders",
    state: "published",
    subscriptionRequired: true,
  });
  await arm.api.beginCreateOrUpdateAndWait(group, name, "imported", {
    path: "imported",
    format: "openapi",
    value: openApi,
  });
  await arm.productApi.createOrUpdate(group, name, "orders", "imported");
  await arm.productGroup.createOrUpdate(group, name, "orders", "partners");
  await arm.apiPolicy.createOrUpdate(group, name, "imported", "policy", { format: "rawxml", value: policy });
  await arm.tag.assignToApi(group, name, "imported", "core");
  await arm.subscription.createOrUpdate(group, name, "caller", {
    displayName: "Caller",
    scope: "/products/orders",
    state: "active",
  });
}

async function collect(pages, ...members) {
  const items = [];
  for await (const item of pages) {
    items.push([item.name, ...members.map((member) => item[member] ?? null)]);
  }
  return items.sort();
}

async function seen(arm) {
  return {
    apis: await collect(arm.api.listByService(group, name), "displayName", "path", "serviceUrl", "protocols"),
    operations: await collect(arm.apiOperation.listByApi(group, name, "imported"), "displayName", "method", "urlTemplate"),
    products: await collect(arm.product.listByService(group, name), "displayName", "state"),
    productApis: await collect(arm.productApi.listByProduct(group, name, "orders"), "path"),
    productGroups: await collect(arm.productGroup.listByProduct(group, name, "orders"), "displayName"),
    subscriptions: await collect(arm.subscription.list(group, name), "displayName", "state"),
    keys: await arm.subscription.listSecrets(group, name, "caller").then((k) => [k.primaryKey, k.secondaryKey]),
    users: await collect(arm.user.listByService(group, name), "email", "firstName", "lastName"),
    groups: await collect(arm.group.listByService(group, name), "displayName"),
    groupUsers: await collect(arm.groupUser.list(group, name, "partners"), "email"),
    namedValues: await collect(arm.namedValue.listByService(group, name), "displayName", "value", "secret"),
    token: (await arm.namedValue.listValue(group, name, "token")).value,
    backends: await collect(arm.backend.listByService(group, name), "url", "protocol"),
    tags: await collect(arm.tag.listByService(group, name), "displayName"),
    policy: await policyText(arm.apiPolicy, [group, name, "imported", "policy"], "rawxml"),
  };
}

async function refused(status, code, text, work) {
  const failure = await work().then(
    () => assert.fail(`should have been refused: ${text}`),
    (error) => error,
  );
  assert.match(failure.message, text);
  assert.equal(failure.statusCode, status);
  if (code) {
    assert.equal(failure.code, code);
  }
}

const here = connect(parameters.active);
const there = connect(parameters.standby);
const poll = { updateIntervalInMs: 100 };

await step("create the services", async () => {
  await here.apiManagementService.beginCreateOrUpdateAndWait(group, name, service("Premium"), poll);
  await there.apiManagementService.beginCreateOrUpdateAndWait(group, name, service("Premium"), poll);
  await there.apiManagementService.beginCreateOrUpdateAndWait(group, "developer", service("Developer"), poll);
});
await step("fill one", () => fill(here));
await step("back it up", () => here.apiManagementService.beginBackupAndWait(group, name, storage, poll));
await step("restore it into the other", async () => {
  const restored = await there.apiManagementService.beginRestoreAndWait(group, name, storage, poll);
  assert.equal(restored.provisioningState, "Succeeded");
});
await step("compare", async () => {
  const before = await seen(here);
  const after = await seen(there);
  assert.deepEqual(after, before);
  assert.match(after.policy, /X-Region/);
  assert.equal(after.token, "what a backend wants to hear");
  assert.ok(after.operations.length >= 9, `only ${after.operations.length} operations`);
  assert.ok(after.apis.some(([api]) => api === "imported"));
});
await step("be refused with a wrong key", () =>
  refused(400, "InvalidParameters", /backupStorageAccount/, () =>
    here.apiManagementService.beginBackupAndWait(group, name, { ...storage, accessKey: parameters.wrongKey }, poll),
  ),
);
await step("be refused with another SKU", () =>
  refused(400, "RestoreFailed", /current SKU is 'Developer', backup SKU is 'Premium'/, () =>
    there.apiManagementService.beginRestoreAndWait(group, "developer", storage, poll),
  ),
);
await step("be refused without that backup", () =>
  refused(400, undefined, /absent/, () =>
    here.apiManagementService.beginRestoreAndWait(group, name, { ...storage, backupName: "absent" }, poll),
  ),
);
console.log("all done");
