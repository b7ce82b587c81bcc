// Products with what they hold, and the subscriptions to them, in a service and in a workspace.
import assert from "node:assert/strict";
import { policy } from "./policies.mjs";
import { collect } from "./steps.mjs";

export async function products(space) {
  await space.put("api", ["sold"], {
    displayName: "Sold",
    path: `${space.workspace ?? "all"}/sold`,
    protocols: ["https"],
  });
  await space.put("group", ["buyers"], { displayName: "Buyers" });
  await space.live("product", ["shop"], {
    body: { displayName: "Shop", description: "All there is", subscriptionRequired: true, state: "published" },
    change: { displayName: "The shop", terms: "Pay first" },
  });
  await space.live("productApiLink", ["shop", "sold-link"], { body: { apiId: "/apis/sold" } });
  await space.live("productGroupLink", ["shop", "buyers-link"], { body: { groupId: "/groups/buyers" } });
  await policy(space, "productPolicy", ["shop"]);
  await subscriptions(space);
  if (!space.workspace) {
    await ofServices(space);
  }
  await space.gone("productApiLink", "shop", "sold-link");
  await space.gone("productGroupLink", "shop", "buyers-link");
  await space.gone("product", "shop");
  await space.gone("group", "buyers");
  await space.gone("api", "sold");
}

async function subscriptions(space) {
  await space.live("subscription", ["first"], {
    body: { displayName: "First", scope: "/products/shop", state: "active" },
    change: { displayName: "The first", stateComment: "Renamed" },
  });
  const keys = () => space.call("subscription", "listSecrets", "first");
  const before = await keys();
  assert.equal(typeof before.primaryKey, "string");
  await space.call("subscription", "regeneratePrimaryKey", "first");
  const between = await keys();
  assert.notEqual(between.primaryKey, before.primaryKey);
  assert.equal(between.secondaryKey, before.secondaryKey);
  await space.call("subscription", "regenerateSecondaryKey", "first");
  const after = await keys();
  assert.equal(after.primaryKey, between.primaryKey);
  assert.notEqual(after.secondaryKey, between.secondaryKey);
  if (!space.workspace) {
    assert.deepEqual(await space.names("productSubscriptions", ["shop"]), ["first"]);
  }
  await space.gone("subscription", "first");
}

async function ofServices(space) {
  // The same links in their older form, which the links with names show, too.
  await space.call("productApi", "checkEntityExists", "shop", "sold");
  await space.gone("productApi", "shop", "sold");
  await space.live("productApi", ["shop", "sold"], { shows: { displayName: "Sold" } });
  assert.deepEqual(
    (await collect(space.call("apiProduct", "listByApis", "sold"))).map((product) => product.name),
    ["shop"],
  );
  await space.gone("productGroup", "shop", "buyers");
  await space.live("productGroup", ["shop", "buyers"], { shows: { displayName: "Buyers" } });
  const links = await space.list("productGroupLink", ["shop"]);
  assert.ok(
    links.some((link) => link.groupId.endsWith("/groups/buyers")),
    JSON.stringify(links),
  );
  for (const link of links.filter((other) => other.groupId.endsWith("/groups/buyers"))) {
    await space.call("productGroupLink", "delete", "shop", link.name);
  }
  await space.put("productGroupLink", ["shop", "buyers-link"], { groupId: "/groups/buyers" });
  for (const link of await space.list("productApiLink", ["shop"])) {
    await space.call("productApiLink", "delete", "shop", link.name);
  }
  await space.put("productApiLink", ["shop", "sold-link"], { apiId: "/apis/sold" });
  await wiki(space, "product", "shop");
}

/** The wiki of an API or of a product, and the page that it shows. */
export async function wiki(space, of, name) {
  const page = `about-${of}`;
  await space.live("documentation", [page], {
    body: { title: "About", content: "# About it" },
    change: { title: "All about" },
  });
  await space.live(`${of}Wiki`, [name], {
    body: { documents: [{ documentationId: `/documentations/${page}` }] },
    shows: {},
    list: false,
    change: { documents: [] },
  });
  assert.deepEqual(await space.names(`${of}Wikis`, [name]), ["default"]);
  await space.gone(`${of}Wiki`, name);
  await space.gone("documentation", page);
}
