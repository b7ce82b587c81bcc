// The portal, its mail and notifications, and access to the tenant: kept, although nothing of Holdfast uses them.
import assert from "node:assert/strict";
import { collect, notSupported } from "./steps.mjs";

export async function notifications(space, service) {
  const user = `told-${space.workspace ?? "all"}`;
  await service.put("user", [user], { email: `${user}@localhost.example`, firstName: "T", lastName: "Old" });
  const name = "RequestPublisherNotificationMessage";
  assert.ok((await space.names("notification")).includes(name));
  await space.put("notification", [name]);
  await space.live("notificationRecipientEmail", [name, "all@localhost.example"], {
    shows: { email: "all@localhost.example" },
  });
  await space.live("notificationRecipientUser", [name, user], { shows: { userId: `/users/${user}` } });
  const { recipients } = await space.call("notification", "get", name);
  assert.deepEqual(recipients.emails, ["all@localhost.example"]);
  assert.equal(recipients.users.length, 1);
  await space.gone("notificationRecipientEmail", name, "all@localhost.example");
  await space.gone("notificationRecipientUser", name, user);
  await service.gone("user", user);
}

export async function portal(space) {
  await templates(space);
  await settings(space);
  await contents(space);
  await space.live("portalRevision", ["20260102"], {
    body: { description: "New colours", isCurrent: true },
    change: { description: "Newer colours" },
  });
  const configs = await space.names("portalConfig");
  assert.deepEqual(configs, ["default"]);
  const { eTag } = await space.call("portalConfig", "get", "default");
  const written = await space.call("portalConfig", "createOrUpdate", "default", eTag, {
    enableBasicAuth: false,
    signin: { require: true },
  });
  assert.equal(written.signin.require, true);
  const seen = await space.call("portalConfig", "getEntityTag", "default");
  assert.notEqual(seen.eTag, eTag);
  await space.call("portalConfig", "update", "default", seen.eTag, { enableBasicAuth: true });
  assert.equal((await space.call("portalConfig", "get", "default")).enableBasicAuth, true);
}

async function templates(space) {
  const name = "applicationApprovedNotificationMessage";
  const before = await space.call("emailTemplate", "get", name);
  assert.equal(before.isDefault, true);
  await space.live("emailTemplate", [name], {
    body: { subject: "You may", body: "<p>Go on.</p>" },
    shows: { subject: "You may", isDefault: false },
    change: { subject: "You may now" },
  });
  await space.call("emailTemplate", "delete", name, "*");
  assert.equal((await space.call("emailTemplate", "get", name)).subject, before.subject);
}

async function settings(space) {
  const listed = await space.call("portalSettings", "listByService");
  assert.deepEqual(listed.value.map((one) => one.name).sort(), ["delegation", "signin", "signup"]);
  const terms = { text: "Be nice", enabled: true, consentRequired: false };
  const signIn = { body: { enabled: true }, change: { enabled: false } };
  const signUp = { body: { enabled: true, termsOfService: terms }, change: { enabled: false } };
  await space.live("signInSettings", [], { ...signIn, list: false });
  await space.live("signUpSettings", [], { ...signUp, list: false });
  await space.live("delegationSettings", [], {
    body: {
      url: "https://portal.localhost.example",
      validationKey: "bm9ib2R5IGtub3dz",
      subscriptions: { enabled: true },
      userRegistration: { enabled: true },
    },
    shows: { url: "https://portal.localhost.example", subscriptions: { enabled: true } },
    change: { subscriptions: { enabled: false } },
    list: false,
  });
  assert.equal((await space.call("delegationSettings", "listSecrets")).validationKey, "bm9ib2R5IGtub3dz");
  assert.deepEqual(await space.names("tenantSettings"), ["public"]);
  const shown = await space.call("tenantSettings", "get", "public");
  assert.equal(
    shown.settings["CustomPortalSettings.RegistrationEnabled"] ?? "false",
    "false",
    JSON.stringify(shown.settings),
  );
}

async function contents(space) {
  await space.live("contentType", ["page"], {
    body: {
      idPropertiesId: "page",
      namePropertiesName: "Page",
      description: "A page",
      version: "1.0.0",
      schema: { properties: { en_us: { type: "object" } } },
    },
    shows: { description: "A page", version: "1.0.0" },
  });
  await space.live("contentItem", ["page", "start"], {
    body: { properties: { en_us: { title: "Start", permalink: "/" } } },
    shows: { properties: { en_us: { title: "Start" } } },
  });
  await space.gone("contentItem", "page", "start");
  await space.gone("contentType", "page");
}

export async function tenant(space) {
  const access = await collect(space.call("tenantAccess", "listByService"));
  assert.deepEqual(access.map((one) => one.name).sort(), ["access", "gitAccess"]);
  const { eTag } = await space.call("tenantAccess", "get", "access");
  assert.equal((await space.call("tenantAccess", "getEntityTag", "access")).eTag, eTag);
  await space.call("tenantAccess", "create", "access", eTag, { enabled: true, principalId: "somebody" });
  await space.call("tenantAccess", "update", "access", "*", { enabled: false });
  assert.equal((await space.call("tenantAccess", "get", "access")).enabled, false);
  const secrets = () => space.call("tenantAccess", "listSecrets", "access");
  const before = await secrets();
  await space.call("tenantAccess", "regeneratePrimaryKey", "access");
  await space.call("tenantAccess", "regenerateSecondaryKey", "access");
  const after = await secrets();
  assert.notEqual(after.primaryKey, before.primaryKey);
  assert.notEqual(after.secondaryKey, before.secondaryKey);
  await space.call("tenantAccessGit", "regeneratePrimaryKey", "gitAccess");
  await space.call("tenantAccessGit", "regenerateSecondaryKey", "gitAccess");
  for (const action of ["Deploy", "Save", "Validate"]) {
    await notSupported(() =>
      space.call("tenantConfiguration", `begin${action}AndWait`, "configuration", { branch: "main" }),
    );
  }
  assert.equal((await space.call("tenantConfiguration", "getSyncState", "configuration")).isGitEnabled, false);
}
