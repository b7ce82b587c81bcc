// Which methods of the SDK were called, and what became of them. A method counts as answered when its promise was kept,
// and a list when its iterator gave something or ended.

const ownedBy = (client, value) => value !== null && typeof value === "object" && value.client === client;

/** The public methods of an operation group, or of the client itself. */
function methodsOf(group) {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(group));
  return names.filter((name) => !/^(constructor|_.*|.*Paging(Page|All)|addCustomApiVersionPolicy)$/.test(name));
}

export class Ledger {
  #answered = new Set();
  #refused = new Map();
  #all;

  /** @param client of the SDK, as it was made */
  constructor(client) {
    this.client = client;
    const groups = Object.keys(client).filter((name) => ownedBy(client, client[name]));
    this.#all = [
      ...methodsOf(client).map((method) => `client.${method}`),
      ...groups.flatMap((group) => methodsOf(client[group]).map((method) => `${group}.${method}`)),
    ];
  }

  /** The client, whose calls are written down. */
  watched() {
    const groups = new Map();
    const own = this.#watch("client", this.client);
    return new Proxy(own, {
      get: (target, name) => {
        const value = target[name];
        if (!ownedBy(this.client, value)) {
          return value;
        }
        if (!groups.has(name)) {
          groups.set(name, this.#watch(name, value));
        }
        return groups.get(name);
      },
    });
  }

  /**
   * What is missing: methods that nothing called, or that were only refused; and expectations that are not met.
   *
   * @param expected the codes with which methods are refused, by the name of the method
   */
  gaps(expected) {
    const named = new Set(Object.keys(expected));
    const open = this.#all.filter((method) => !this.#answered.has(method) && !named.has(method));
    const stale = [...named].filter((method) => this.#answered.has(method) || !this.#all.includes(method));
    return [
      ...open.map((method) => `${method}: ${this.#refused.get(method) ?? "never called"}`),
      ...stale.map((method) => `${method}: expected to be refused, but it answers or does not exist`),
      ...[...named]
        .filter((method) => !stale.includes(method) && this.#refused.get(method) !== expected[method])
        .map(
          (method) =>
            `${method}: should be refused with ${expected[method]}, not ${this.#refused.get(method) ?? "called at all"}`,
        ),
    ];
  }

  summary() {
    return `${this.#all.length} methods: ${this.#answered.size} answered, ${this.#all.length - this.#answered.size} refused`;
  }

  #watch(group, object) {
    const methods = new Set(methodsOf(object));
    return new Proxy(object, {
      get: (target, name, proxy) =>
        methods.has(name) ? this.#method(`${group}.${name}`, target[name], proxy) : target[name],
    });
  }

  #method(name, method, receiver) {
    // The SDK's own calls among its methods (begin…AndWait calls begin…) go through the proxy, too.
    return new Proxy(method, {
      apply: (target, _, args) => {
        const result = Reflect.apply(target, receiver, args);
        return result?.[Symbol.asyncIterator] ? this.#list(name, result) : this.#note(name, result);
      },
    });
  }

  async #note(name, promise) {
    try {
      const value = await promise;
      this.#answered.add(name);
      return value;
    } catch (error) {
      this.#refused.set(name, error.code ?? error.message);
      throw error;
    }
  }

  #list(name, iterator) {
    return {
      next: () => this.#note(name, iterator.next()),
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}
