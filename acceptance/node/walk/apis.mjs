// APIs and what lies below them, in a service and in a workspace.
import assert from "node:assert/strict";
import { policy } from "./policies.mjs";

const OPEN_API = JSON.stringify({
  openapi: "3.0.1",
  info: { title: "Imported", version: "1" },
  paths: { "/items": { get: { operationId: "items", responses: { 200: { description: "all of them" } } } } },
});

export async function apis(space) {
  const path = `${space.workspace ?? "all"}/orders`;
  await space.live("apiVersionSet", ["stages"], {
    body: { displayName: "Stages", versioningScheme: "Query", versionQueryName: "v" },
    change: { description: "Of orders" },
  });
  await space.live("api", ["orders"], {
    body: {
      displayName: "Orders",
      path,
      protocols: ["https"],
      serviceUrl: "https://orders.localhost.example",
      apiVersion: "v1",
      apiVersionSetId: "/apiVersionSets/stages",
    },
    change: { description: "What was ordered", subscriptionRequired: false },
  });
  await operations(space);
  await policy(space, "apiPolicy", ["orders"]);
  await space.live("apiSchema", ["orders", "order"], {
    body: {
      contentType: "application/vnd.oai.openapi.components+json",
      components: { schemas: { Order: { type: "object" } } },
    },
  });
  await space.gone("apiSchema", "orders", "order");
  await diagnostics(space);
  await revisions(space, path);
  await imported(space);
  await space.gone("apiVersionSet", "stages");
}

async function operations(space) {
  await space.live("apiOperation", ["orders", "one"], {
    body: {
      displayName: "One",
      method: "GET",
      urlTemplate: "/orders/{id}",
      templateParameters: [{ name: "id", type: "string", required: true }],
      responses: [{ statusCode: 200, description: "it" }],
    },
    shows: { displayName: "One", method: "GET", urlTemplate: "/orders/{id}" },
    change: { displayName: "One order", description: "By its number" },
  });
  await policy(space, "apiOperationPolicy", ["orders", "one"]);
}

async function diagnostics(space) {
  await space.put("logger", ["of-orders"], {
    loggerType: "applicationInsights",
    credentials: { instrumentationKey: "00000000-0000-0000-0000-000000000007" },
  });
  await space.live("apiDiagnostic", ["orders", "applicationinsights"], {
    body: {
      loggerId: "/loggers/of-orders",
      alwaysLog: "allErrors",
      sampling: { samplingType: "fixed", percentage: 50 },
    },
    change: { verbosity: "error" },
  });
  await space.gone("apiDiagnostic", "orders", "applicationinsights");
  await space.gone("logger", "of-orders");
}

async function revisions(space, path) {
  const second = await space.put("api", ["orders;rev=2"], {
    sourceApiId: "/apis/orders",
    apiRevisionDescription: "The next one",
    path,
  });
  assert.equal(second.apiRevision, "2");
  assert.equal(second.isCurrent, false);
  assert.deepEqual(await space.names("apiOperation", ["orders;rev=2"]), ["one"]);
  const before = await space.list("apiRevision", ["orders"]);
  assert.deepEqual(
    before.map((revision) => [revision.apiRevision, revision.isCurrent]),
    [
      ["2", false],
      ["1", true],
    ],
  );
  await space.live("apiRelease", ["orders", "first"], {
    body: { apiId: "/apis/orders;rev=2", notes: "Goes live" },
    change: { notes: "Went live" },
  });
  const after = await space.list("apiRevision", ["orders"]);
  assert.deepEqual(
    after.map((revision) => [revision.apiRevision, revision.isCurrent]),
    [
      ["2", true],
      ["1", false],
    ],
  );
  await space.gone("apiRelease", "orders", "first");
  await space.gone("apiOperation", "orders", "one");
  await space.call("api", space.workspace ? "delete" : "beginDeleteAndWait", "orders", "*", { deleteRevisions: true });
  assert.ok(!(await space.names("api", [])).some((name) => name.startsWith("orders")));
}

async function imported(space) {
  const path = `${space.workspace ?? "all"}/imported`;
  const made = await space.put("api", ["imported"], { path, format: "openapi+json", value: OPEN_API });
  assert.equal(made.displayName, "Imported");
  assert.deepEqual(await space.names("apiOperation", ["imported"]), ["items"]);
  const exported = await space.call("apiExport", "get", "imported", "openapi+json-link", "true");
  assert.equal(exported.exportResultFormat, "openapi+json-link");
  const document = await fetch(exported.value.link).then((answer) => answer.json());
  assert.deepEqual(Object.keys(document.paths), ["/items"]);
  await space.gone("api", "imported");
}
