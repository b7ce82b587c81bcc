// Authorizations for backends, which are kept, and the self-hosted gateways.
import assert from "node:assert/strict";
import { notSupported } from "./steps.mjs";

export async function authorizations(space) {
  await space.live("authorizationProvider", ["files"], {
    body: {
      displayName: "Files",
      identityProvider: "aad",
      oauth2: {
        redirectUrl: "https://id.localhost.example/redirect",
        grantTypes: {
          authorizationCode: { clientId: "c", clientSecret: "s", resourceUri: "https://files.localhost.example" },
        },
      },
    },
    shows: { displayName: "Files", identityProvider: "aad" },
  });
  await space.live("authorization", ["files", "ours"], {
    body: { authorizationType: "OAuth2", oAuth2GrantType: "AuthorizationCode" },
  });
  await space.live("authorizationAccessPolicy", ["files", "ours", "gateway"], {
    body: { tenantId: "00000000-0000-0000-0000-000000000002", objectId: "00000000-0000-0000-0000-000000000003" },
  });
  await notSupported(() =>
    space.call("authorizationLoginLinks", "post", "files", "ours", { postLoginRedirectUrl: "https://x.example" }),
  );
  await notSupported(() => space.call("authorization", "confirmConsentCode", "files", "ours", { consentCode: "c" }));
  await space.gone("authorizationAccessPolicy", "files", "ours", "gateway");
  await space.gone("authorization", "files", "ours");
  await space.gone("authorizationProvider", "files");
}

export async function gateways(space, { pfx, pfxPassword }) {
  await space.put("api", ["at-the-edge"], { displayName: "At the edge", path: "all/edge", protocols: ["https"] });
  await space.put("certificate", ["edge"], { data: pfx, password: pfxPassword });
  await space.live("gateway", ["edge"], {
    body: { description: "In the plant", locationData: { name: "Hall 3", city: "Essen" } },
    change: { description: "In the old plant" },
  });
  await keys(space);
  await space.live("gatewayApi", ["edge", "at-the-edge"], { shows: { displayName: "At the edge" } });
  await space.gone("gatewayApi", "edge", "at-the-edge");
  await space.live("gatewayHostnameConfiguration", ["edge", "main"], {
    body: { hostname: "edge.localhost.example", certificateId: "/certificates/edge", http2Enabled: true },
  });
  await space.gone("gatewayHostnameConfiguration", "edge", "main");
  await space.live("gatewayCertificateAuthority", ["edge", "edge"], { body: { isTrusted: true } });
  await space.gone("gatewayCertificateAuthority", "edge", "edge");
  await space.gone("gateway", "edge");
  await space.gone("certificate", "edge");
  await space.gone("api", "at-the-edge");
}

async function keys(space) {
  const before = await space.call("gateway", "listKeys", "edge");
  await space.call("gateway", "regenerateKey", "edge", { keyType: "primary" });
  const after = await space.call("gateway", "listKeys", "edge");
  assert.notEqual(after.primary, before.primary);
  assert.equal(after.secondary, before.secondary);
  const token = await space.call("gateway", "generateToken", "edge", {
    keyType: "primary",
    expiry: new Date(Date.now() + 3_600_000),
  });
  assert.match(token.value, /^edge&\d{12}&.+/);
  await space.call("gateway", "invalidateDebugCredentials", "edge");
  await notSupported(() =>
    space.call("gateway", "listDebugCredentials", "edge", { apiId: "/apis/at-the-edge", purposes: ["tracing"] }),
  );
  await notSupported(() => space.call("gateway", "listTrace", "edge", { traceId: "t" }));
}
