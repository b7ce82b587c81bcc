// What leads to other systems and holds their secrets, in a service and in a workspace.
import assert from "node:assert/strict";
import { refused } from "./steps.mjs";

export async function connections(space, { pfx, pfxPassword }) {
  await namedValues(space);
  await certificates(space, pfx, pfxPassword);
  await space.live("backend", ["stock"], {
    body: {
      url: "https://stock.localhost.example/v1",
      protocol: "http",
      title: "Stock",
      credentials: {
        header: { "x-key": ["nobody knows"] },
        authorization: { scheme: "Basic", parameter: "nobody knows" },
      },
      tls: { validateCertificateChain: true, validateCertificateName: false },
      circuitBreaker: {
        rules: [
          {
            name: "often",
            tripDuration: "PT1M",
            failureCondition: { count: 3, interval: "PT1M", statusCodeRanges: [{ min: 500, max: 599 }] },
          },
        ],
      },
    },
    shows: { title: "Stock", credentials: {} },
    change: { description: "Where things are" },
  });
  if (!space.workspace) {
    await space.call("backend", "reconnect", "stock", { parameters: { after: "PT3S" } });
  }
  await space.live("backend", ["both"], {
    body: { typePropertiesType: "Pool", pool: { services: [{ id: "/backends/stock" }] } },
    shows: { typePropertiesType: "Pool" },
  });
  await space.gone("backend", "both");
  await space.gone("backend", "stock");
  await loggers(space);
}

async function namedValues(space) {
  await space.live("namedValue", ["token"], {
    body: { displayName: "token", value: "what nobody sees", secret: true, tags: ["keys"] },
    shows: { displayName: "token", secret: true, tags: ["keys"], value: undefined },
    change: { tags: ["keys", "all"] },
  });
  assert.equal((await space.call("namedValue", "listValue", "token")).value, "what nobody sees");
  // Only what a key vault holds can be fetched again.
  await refused(400, undefined, () => space.call("namedValue", "beginRefreshSecretAndWait", "token"));
  await space.gone("namedValue", "token");
}

async function certificates(space, data, password) {
  await space.live("certificate", ["client"], { body: { data, password }, shows: {} });
  const { subject, thumbprint, expirationDate } = await space.call("certificate", "get", "client");
  assert.match(subject, /^CN=/);
  assert.match(thumbprint, /^[0-9A-F]{40}$/);
  assert.ok(expirationDate > new Date());
  await refused(400, undefined, () => space.call("certificate", "refreshSecret", "client"));
  await space.gone("certificate", "client");
}

async function loggers(space) {
  await space.live("logger", ["insights"], {
    body: {
      loggerType: "applicationInsights",
      credentials: { instrumentationKey: "00000000-0000-0000-0000-000000000007" },
      isBuffered: false,
    },
    shows: { loggerType: "applicationInsights", isBuffered: false },
    change: { description: "What goes on" },
  });
  await space.live("diagnostic", ["applicationinsights"], {
    body: { loggerId: "/loggers/insights", alwaysLog: "allErrors", logClientIp: true },
    change: { verbosity: "error" },
  });
  await space.gone("diagnostic", "applicationinsights");
  await space.gone("logger", "insights");
}

/** What only a service has: caches, and whom callers, developers and backends are known to. */
export async function signIn(space) {
  await space.live("cache", ["default"], {
    body: { connectionString: "redis.localhost.example:6380,password=x", useFromLocation: "default" },
    shows: { useFromLocation: "default" },
    change: { description: "Nearby" },
  });
  await space.gone("cache", "default");
  await space.live("authorizationServer", ["tokens"], {
    body: {
      displayName: "Tokens",
      clientRegistrationEndpoint: "https://id.localhost.example/register",
      authorizationEndpoint: "https://id.localhost.example/authorize",
      tokenEndpoint: "https://id.localhost.example/token",
      grantTypes: ["authorizationCode"],
      clientId: "apps",
      clientSecret: "of the apps",
    },
    shows: { displayName: "Tokens", clientId: "apps", clientSecret: undefined },
    change: { description: "Who issues them" },
  });
  assert.equal((await space.call("authorizationServer", "listSecrets", "tokens")).clientSecret, "of the apps");
  await space.gone("authorizationServer", "tokens");
  await space.live("openIdConnectProvider", ["company"], {
    body: {
      displayName: "Company",
      metadataEndpoint: "https://id.localhost.example/.well-known/openid-configuration",
      clientId: "portal",
      clientSecret: "of the portal",
    },
    shows: { displayName: "Company", clientId: "portal", clientSecret: undefined },
    change: { description: "All who work there" },
  });
  assert.equal((await space.call("openIdConnectProvider", "listSecrets", "company")).clientSecret, "of the portal");
  await space.gone("openIdConnectProvider", "company");
  await space.live("identityProvider", ["google"], {
    body: { clientId: "developers", clientSecret: "of the developers" },
    shows: { clientId: "developers", clientSecret: undefined },
    change: { clientId: "all-developers" },
  });
  assert.equal((await space.call("identityProvider", "listSecrets", "google")).clientSecret, "of the developers");
  await space.gone("identityProvider", "google");
}
