// Policies, the fragments they include, what restricts and describes them, and the schemas they check bodies with.
import assert from "node:assert/strict";
import { policyText } from "../connect.mjs";
import { collect, refused } from "./steps.mjs";

const document = (name) =>
  `<policies><inbound><base /><set-header name="X-${name}" exists-action="override"><value>@("a" + "&")</value></set-header></inbound>` +
  "<backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>";

/** The life of the policy of something. */
export async function policy(space, group, names, value = document(group)) {
  const whole = [...names, "policy"];
  const again = group !== "apiPolicy"; // whose value the SDK loses when it reads
  await space.live(group, whole, { body: { format: "rawxml", value }, shows: { name: "policy" }, again });
  const text = (format) => policyText(space.group(group), [...space.ids, ...whole], format);
  const raw = await text("rawxml");
  assert.equal(raw.replaceAll(/\s+/g, ""), value.replaceAll(/\s+/g, ""));
  assert.notEqual(await text("xml"), raw, "expressions look different in the two formats");
  await refused(400, "ValidationError", () =>
    space.put(group, whole, { format: "rawxml", value: "<policies><no-such /></policies>" }),
  );
  await space.gone(group, ...whole);
}

export async function policies(space) {
  await space.live("policyFragment", ["common"], {
    body: {
      format: "rawxml",
      value: "<fragment><set-variable name='a' value='b' /></fragment>",
      description: "Shared",
    },
    shows: { description: "Shared" },
  });
  const including = document("all").replace(
    "<inbound><base />",
    '<inbound><base /><include-fragment fragment-id="common" />',
  );
  await space.put("policy", ["policy"], { format: "rawxml", value: including });
  const references = await space.call("policyFragment", "listReferences", "common");
  assert.equal(references.value.length, 1);
  assert.match(references.value[0].id, /\/policies\/policy$/);
  await refused(400, undefined, () => space.call("policyFragment", "delete", "common", "*"));
  await space.gone("policy", "policy");
  await space.gone("policyFragment", "common");
  await policy(space, "policy", []);
  await schemas(space);
}

async function schemas(space) {
  await space.live("globalSchema", ["order"], {
    body: {
      schemaType: "json",
      description: "An order",
      document: { type: "object", properties: { id: { type: "string" } } },
    },
  });
  await space.live("globalSchema", ["letter"], {
    body: { schemaType: "xml", value: '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" />' },
  });
  await space.gone("globalSchema", "order");
  await space.gone("globalSchema", "letter");
}

/** What only a service has, and no workspace. */
export async function rules(space) {
  const descriptions = await space.call("policyDescription", "listByService");
  assert.ok(descriptions.value.some((description) => description.name === "set-header"));
  await space.put("api", ["ruled"], { displayName: "Ruled", path: "all/ruled", protocols: ["https"] });
  await space.put("apiPolicy", ["ruled", "policy"], { format: "rawxml", value: document("rules") });
  await space.live("policyRestriction", ["of-ruled"], {
    body: { scope: "/apis/ruled" },
    change: { requireBase: "true" },
  });
  const lacking = { format: "rawxml", value: document("rules").replace("<inbound><base />", "<inbound>") };
  await refused(400, "ValidationError", () => space.put("apiPolicy", ["ruled", "policy"], lacking));
  const validation = await space.call("policyRestrictionValidations", "beginByServiceAndWait");
  assert.equal(validation.status, "Succeeded");
  const all = await collect(space.call("allPolicies", "listByService"));
  const ours = all.filter((one) => one.referencePolicyId.endsWith("/apis/ruled/policies/policy"));
  assert.deepEqual(
    ours.map((one) => one.complianceState),
    ["Compliant"],
    JSON.stringify(all),
  );
  await space.gone("policyRestriction", "of-ruled");
  await space.gone("api", "ruled");
}
