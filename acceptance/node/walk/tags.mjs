// Tags, what has them, and the links between, in a service and in a workspace.
import assert from "node:assert/strict";
import { refused } from "./steps.mjs";

export async function tags(space) {
  await space.put("api", ["tagged"], {
    displayName: "Tagged",
    path: `${space.workspace ?? "all"}/tagged`,
    protocols: ["https"],
  });
  await space.put("apiOperation", ["tagged", "one"], { displayName: "One", method: "GET", urlTemplate: "/one" });
  await space.put("product", ["tagged"], { displayName: "Tagged" });
  await space.live("tag", ["core"], { body: { displayName: "Core" }, change: { displayName: "The core" } });
  for (const [group, body] of [
    ["tagApiLink", { apiId: "/apis/tagged" }],
    ["tagProductLink", { productId: "/products/tagged" }],
    ["tagOperationLink", { operationId: "/apis/tagged/operations/one" }],
  ]) {
    await space.live(group, ["core", "link"], { body });
    await space.gone(group, "core", "link");
  }
  if (!space.workspace) {
    await ofServices(space);
  }
  await space.gone("tag", "core");
  await space.gone("product", "tagged");
  await space.gone("api", "tagged");
}

async function ofServices(space) {
  await tagged(space, "Api", "tagged");
  await tagged(space, "Operation", "tagged", "one");
  await tagged(space, "Product", "tagged");
  await space.live("apiTagDescription", ["tagged", "core"], {
    body: { description: "At the core", externalDocsUrl: "https://docs.localhost.example" },
  });
  await views(space);
  await space.gone("apiTagDescription", "tagged", "core");
  await untagged(space, "Product", "tagged");
  await untagged(space, "Operation", "tagged", "one");
  await untagged(space, "Api", "tagged");
}

async function tagged(space, of, ...names) {
  await space.call("tag", `assignTo${of}`, ...names, "core");
  const got = await space.call("tag", `getBy${of}`, ...names, "core");
  assert.equal(got.displayName, "The core");
  const seen = await space.call("tag", `getEntityStateBy${of}`, ...names, "core");
  assert.equal(seen.eTag, got.eTag);
  assert.deepEqual(await space.names("tag", names, `listBy${of}`), ["core"]);
}

async function untagged(space, of, ...names) {
  await space.call("tag", `detachFrom${of}`, ...names, "core");
  await refused(404, "ResourceNotFound", () => space.call("tag", `getBy${of}`, ...names, "core"));
}

/** Lists that are grouped by tags. */
async function views(space) {
  const view = async (group, method, names, member) => {
    const found = await space.list(group, names, method, { filter: "" });
    const ours = found.filter((entry) => entry.tag?.name === "The core" && entry[member]?.name);
    assert.equal(ours.length, 1, `${group}.${method}: ${JSON.stringify(found)}`);
  };
  await view("api", "listByTags", [], "api");
  await view("product", "listByTags", [], "product");
  await view("operationOperations", "listByTags", ["tagged"], "operation");
  const all = await space.list("tagResource");
  const kinds = all
    .filter((entry) => entry.tag.name === "The core")
    .map((entry) => ["api", "operation", "product"].find((kind) => entry[kind]));
  assert.deepEqual(kinds.sort(), ["api", "operation", "product"]);
}
