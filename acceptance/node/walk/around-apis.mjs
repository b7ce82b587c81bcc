// What only the APIs of a service have, and not those of a workspace: issues, wikis and GraphQL.
import assert from "node:assert/strict";
import { policy } from "./policies.mjs";
import { wiki } from "./products.mjs";

const RESOLVER =
  "<http-data-source><http-request><set-method>GET</set-method>" +
  '<set-url>@("https://users.localhost.example/" + "a&b")</set-url></http-request></http-data-source>';

export async function aroundApis(space) {
  await space.put("api", ["discussed"], { displayName: "Discussed", path: "all/discussed", protocols: ["https"] });
  await space.put("user", ["critic"], { email: "critic@localhost.example", firstName: "C", lastName: "Ritic" });
  await issues(space);
  await wiki(space, "api", "discussed");
  await space.gone("api", "discussed");
  await space.gone("user", "critic");
  await graphql(space);
}

async function issues(space) {
  await space.live("apiIssue", ["discussed", "slow"], {
    body: { title: "Slow", description: "Very", userId: "/users/critic" },
    change: { state: "open" },
  });
  await space.live("apiIssueComment", ["discussed", "slow", "me-too"], {
    body: { text: "Here, too", userId: "/users/critic", createdDate: new Date("2026-01-02T03:04:05Z") },
  });
  await space.live("apiIssueAttachment", ["discussed", "slow", "trace"], {
    body: { title: "trace.txt", contentFormat: "link", content: "https://files.localhost.example/trace.txt" },
    shows: { title: "trace.txt" },
  });
  assert.ok((await space.names("issue")).includes("slow"));
  assert.equal((await space.call("issue", "get", "slow")).title, "Slow");
  await space.gone("apiIssueComment", "discussed", "slow", "me-too");
  await space.gone("apiIssueAttachment", "discussed", "slow", "trace");
  await space.gone("apiIssue", "discussed", "slow");
}

async function graphql(space) {
  await space.put("api", ["graph"], {
    displayName: "Graph",
    path: "all/graph",
    apiType: "graphql",
    protocols: ["https"],
  });
  await space.live("graphQLApiResolver", ["graph", "users"], {
    body: { displayName: "Users", path: "Query/users" },
    change: { description: "Who there is" },
  });
  await policy(space, "graphQLApiResolverPolicy", ["graph", "users"], RESOLVER);
  await space.gone("graphQLApiResolver", "graph", "users");
  await space.gone("api", "graph");
}
