// The life of an item, in the same steps for every type: what differs between the operation groups of the SDK is how
// their methods are called, which follows from their names and from how many parameters they have.
import assert from "node:assert/strict";

const first = (group, names) => names.find((name) => name in group);
const CREATE = ["beginCreateOrUpdateAndWait", "createOrUpdate", "create"];
const UPDATE = ["beginUpdateAndWait", "update"];
const DELETE = ["beginDeleteAndWait", "delete"];
const HEAD = ["getEntityTag", "getEntityState", "checkEntityExists"];

/** A place where items lie: a service, or one of its workspaces, whose operation groups have names of their own. */
export class Space {
  constructor(arm, ids, workspace) {
    this.arm = arm;
    this.ids = workspace ? [...ids, workspace] : ids;
    this.workspace = workspace;
  }

  /** The operation group that is called so in the service. */
  group(name) {
    return this.arm[this.workspace ? `workspace${name[0].toUpperCase()}${name.slice(1)}` : name];
  }

  call(group, method, ...args) {
    return this.group(group)[method](...this.ids, ...args);
  }

  /** Makes an item, finds it in every way there is, and changes it when `change` is given. It stays. */
  async live(group, names, plan) {
    const { body, shows = plainly(body), change, changed = plainly(change), list, again } = plan;
    const made = await this.put(group, names, body);
    expectShown(made, shows, `${group} as made`);
    if (body && again !== false) {
      await this.writtenBack(group, names, shows);
    }
    const tag = await this.found(group, names, shows);
    if (list !== false) {
      const listed = await this.list(group, names.slice(0, -1), list);
      const same = listed.filter((item) => item.name === made.name);
      assert.equal(same.length, 1, `${group} ${names} in a list of ${listed.map((item) => item.name)}`);
      expectShown(same[0], shows, `${group} in its list`);
    }
    if (change) {
      await this.change(group, names, change, { ...shows, ...changed }, tag);
    }
    return made;
  }

  /** What GET and HEAD say, if the group has them; answers the entity tag. */
  async found(group, names, shows) {
    const operations = this.group(group);
    const got = "get" in operations ? await this.call(group, "get", ...names) : undefined;
    if (got) {
      expectShown(got, shows, `${group} as read`);
    }
    const head = first(operations, HEAD);
    if (!head) {
      return got?.eTag;
    }
    const seen = await this.call(group, head, ...names);
    assert.equal(seen.body, true, `${group} ${names}: whether HEAD finds it`);
    if (got) {
      assert.equal(seen.eTag, got.eTag, `${group}: the entity tags of HEAD and GET`);
    }
    return seen.eTag;
  }

  /** Writes what was read, as tools do that change one thing about it. */
  async writtenBack(group, names, shows) {
    if ("get" in this.group(group)) {
      await this.put(group, names, await this.call(group, "get", ...names));
      expectShown(await this.call(group, "get", ...names), shows, `${group} as written back`);
    }
  }

  put(group, names, body) {
    const method = first(this.group(group), CREATE);
    return this.#write(group, method, names, body === undefined ? [] : [body]);
  }

  async change(group, names, change, changed, tag) {
    const method = first(this.group(group), UPDATE);
    await refused(412, "PreconditionFailed", () => this.#write(group, method, names, [change], '"another"'));
    await this.#write(group, method, names, [change], tag);
    const after = await this.call(group, "get", ...names);
    expectShown(after, changed, `${group} as changed`);
    assert.notEqual(after.eTag, tag, `${group}: the entity tag after a change`);
  }

  /** Deletes an item, and sees that it is gone. */
  async gone(group, ...names) {
    const operations = this.group(group);
    await this.#write(group, first(operations, DELETE), names, []);
    if ("get" in operations) {
      await refused(404, "ResourceNotFound", () => this.call(group, "get", ...names));
    } else {
      assert.equal(await this.exists(group, ...names), false, `${group} ${names} after its deletion`);
    }
  }

  /** What HEAD says. For some links the SDK answers false, for others it throws. */
  async exists(group, ...names) {
    try {
      return (await this.call(group, first(this.group(group), HEAD), ...names)).body;
    } catch (error) {
      assert.equal(error.statusCode, 404, error.message);
      return false;
    }
  }

  /** All items of a collection, a page for each. */
  async list(group, names = [], method = lister(this.group(group)), options = {}) {
    const answer = this.group(group)[method](...this.ids, ...names, { top: 1, ...options });
    return Symbol.asyncIterator in answer ? collect(answer) : (await answer).value;
  }

  async names(group, names, method, options) {
    return (await this.list(group, names, method, options)).map((item) => item.name);
  }

  #write(group, method, names, bodies, tag = "*") {
    const operations = this.group(group);
    const wantsTag = operations[method].length - this.ids.length - names.length - bodies.length > 1;
    return operations[method](...this.ids, ...names, ...(wantsTag ? [tag] : []), ...bodies);
  }
}

/** The one method that lists a group. */
function lister(operations) {
  const methods = ["listByService", "listByWorkspace", "listByApi", "list"].concat(
    ["Operation", "Resolver", "Product", "Notification", "AuthorizationProvider", "Authorization"].map(
      (of) => `listBy${of}`,
    ),
  );
  return first(operations, methods);
}

export async function collect(pages) {
  const items = [];
  for await (const item of pages) {
    items.push(item);
  }
  return items;
}

export async function refused(status, code, work) {
  const failure = await work().then(
    () => assert.fail(`should have been refused with ${status} ${code ?? ""}: ${work}`),
    (error) => error,
  );
  assert.equal(failure.statusCode, status, failure.message);
  if (code) {
    assert.equal(failure.code, code, failure.message);
  }
  return failure;
}

export const notSupported = (work, status = 400) => refused(status, "NotSupported", work);

const plainly = (body) => body ?? {};

/** Whether an answer has these members. What begins with a slash is the end of an id. */
export function expectShown(actual, expected, where) {
  if (typeof expected === "string" && expected.startsWith("/")) {
    assert.ok(String(actual).endsWith(expected), `${where}: ${actual} does not end in ${expected}`);
  } else if (expected !== null && typeof expected === "object" && !Array.isArray(expected)) {
    assert.ok(actual !== null && typeof actual === "object", `${where}: ${actual} in place of an object`);
    Object.entries(expected).forEach(([member, value]) => expectShown(actual[member], value, `${where}: ${member}`));
  } else {
    assert.deepEqual(actual, expected, where);
  }
}
