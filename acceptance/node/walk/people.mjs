// Users and groups. Workspaces have groups of their own; their members are users of the service.
import assert from "node:assert/strict";
import { collect, notSupported, refused } from "./steps.mjs";

const person = (name) => ({ email: `${name}@localhost.example`, firstName: name, lastName: "Caller" });

export async function groups(space, service) {
  const user = `member-${space.workspace ?? "all"}`;
  await service.put("user", [user], person(user));
  await space.live("group", ["partners"], {
    body: { displayName: "Partners", description: "Those outside" },
    change: { displayName: "Our partners" },
    again: false, // the SDK reads the ARM type where it writes the type of the group
  });
  await space.live("groupUser", ["partners", user], { shows: { firstName: user } });
  await space.gone("groupUser", "partners", user);
  await space.gone("group", "partners");
  await service.gone("user", user);
}

export async function users(space) {
  await space.live("user", ["ada"], {
    body: { ...person("ada"), password: "what nobody guesses 1!", note: "Calls often" },
    shows: { ...person("ada"), note: "Calls often", state: "active" },
    change: { firstName: "Adele" },
  });
  await space.put("group", ["of-ada"], { displayName: "Of Ada" });
  await space.put("groupUser", ["of-ada", "ada"]);
  const names = await space.names("userGroup", ["ada"]);
  assert.ok(names.includes("of-ada"), `${names}`);
  const identities = await collect(space.call("userIdentities", "list", "ada"));
  assert.deepEqual(
    identities.map((identity) => [identity.provider, identity.id]),
    [["Basic", "ada@localhost.example"]],
  );
  await space.put("subscription", ["of-ada"], { displayName: "Of Ada", scope: "/apis", ownerId: "/users/ada" });
  assert.deepEqual(await space.names("userSubscription", ["ada"]), ["of-ada"]);
  assert.equal((await space.call("userSubscription", "get", "ada", "of-ada")).displayName, "Of Ada");
  const expiry = new Date(Date.now() + 3_600_000);
  const token = await space.call("user", "getSharedAccessToken", "ada", { keyType: "primary", expiry });
  assert.match(token.value, /^ada&\d{12}&.+/);
  await notSupported(() => space.call("user", "generateSsoUrl", "ada"));
  await notSupported(() => space.call("userConfirmationPassword", "send", "ada"));
  await space.call("user", "beginDeleteAndWait", "ada", "*", { deleteSubscriptions: true });
  await refused(404, "ResourceNotFound", () => space.call("subscription", "get", "of-ada"));
  await space.gone("group", "of-ada");
}
