// Walks the whole Azure SDK for JavaScript: every method of every operation group is called against one server, of which
// standard input tells. Themes do not touch each other and run side by side; one that fails leaves the others going, so
// that one run finds all there is to find. Ends with "all done" when every method was answered, or refused as
// walk/refused.mjs says.
import { readFileSync } from "node:fs";
import { connect } from "./connect.mjs";
import { apis } from "./walk/apis.mjs";
import { aroundApis } from "./walk/around-apis.mjs";
import { connections, signIn } from "./walk/connections.mjs";
import { inspect } from "./walk/contract.mjs";
import { authorizations, gateways } from "./walk/credentials.mjs";
import { Ledger } from "./walk/ledger.mjs";
import { groups, users } from "./walk/people.mjs";
import { policies, rules } from "./walk/policies.mjs";
import { notifications, portal, tenant } from "./walk/portal.mjs";
import { products } from "./walk/products.mjs";
import { REFUSED } from "./walk/refused.mjs";
import { create, endings, facts, network, platform, usage } from "./walk/service.mjs";
import { Space } from "./walk/steps.mjs";
import { tags } from "./walk/tags.mjs";

const parameters = JSON.parse(readFileSync(0, "utf8"));
const { group, name, storage, server } = parameters;

const client = connect(server);
const problems = [];
inspect(client, problems);
const ledger = new Ledger(client);
const arm = ledger.watched();
const service = new Space(arm, [group, name]);
const team = new Space(arm, [group, name], "team");

/** What a service and a workspace have in common. */
const shared = (space) => ({
  apis: () => apis(space),
  policies: () => policies(space),
  products: () => products(space),
  tags: () => tags(space),
  groups: () => groups(space, service),
  connections: () => connections(space, parameters),
  notifications: () => notifications(space, service),
});

const ofServices = {
  rules: () => rules(service),
  users: () => users(service),
  "around APIs": () => aroundApis(service),
  "sign-in": () => signIn(service),
  authorizations: () => authorizations(service),
  gateways: () => gateways(service, parameters),
  portal: () => portal(service),
  tenant: () => tenant(service),
  facts: () => facts(service),
  network: () => network(service, new URL(server.management)),
  platform: () => platform(service),
  usage: () => usage(service),
  endings: () => endings(arm, group, `${name}-ends`, storage),
};

async function walk(themes, where = "") {
  const walked = Object.entries(themes).map(async ([title, theme]) => {
    try {
      await theme();
      console.log(`walked ${title}${where}`);
    } catch (error) {
      const details = JSON.stringify(error.details?.error?.details ?? []);
      problems.push(`${title}${where}: ${error.stack} ${details}`);
    }
  });
  await Promise.all(walked);
}

await create(arm, group, name);
await service.live("workspace", ["team"], { body: { displayName: "Team" }, change: { description: "One of many" } });
await Promise.all([walk(shared(service)), walk(shared(team), " in a workspace"), walk(ofServices)]);
await service.gone("workspace", "team");

const wrong = [...new Set(problems), ...ledger.gaps(REFUSED)];
console.log(ledger.summary());
console.log(wrong.length === 0 ? "all done" : `${wrong.length} problems:\n${wrong.join("\n")}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
