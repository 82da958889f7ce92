/** What a test does to a binding: refuse every call, never answer, or answer once the promise resolves. */
export type Trouble = "throws" | "hangs" | Promise<void>;

const BINDINGS = ["SESSION_TRAIL", "CATALOG_FEED", "VECTOR_INDEX", "MODELS", "GOVERNANCE_DB", "CATALOG_DB"] as const;
export type BindingName = (typeof BINDINGS)[number];

const NEVER = new Promise<never>(() => {});

type Method = (...parameters: unknown[]) => unknown;

/** The way out of one isolate: counts what is called over any binding, and fails where a test wants it to. */
export class TestNetwork {
  /** `BINDING.method`, in order. */
  readonly calls: string[] = [];
  readonly #troubles = new Map<BindingName, Trouble>();

  trouble(trouble: Trouble, ...bindings: readonly BindingName[]): void {
    for (const binding of bindings) this.#troubles.set(binding, trouble);
  }

  heal(): void {
    this.#troubles.clear();
  }

  /** The same environment, with every binding watched. */
  watch<Env extends object>(env: Env): Env {
    const watched = new Map<string, unknown>();
    for (const name of BINDINGS) {
      const binding: unknown = Reflect.get(env, name);
      if (typeof binding === "object" && binding !== null) watched.set(name, this.#watched(name, binding));
    }
    return { ...env, ...Object.fromEntries(watched) };
  }

  #watched(name: BindingName, binding: object): object {
    if (name === "MODELS") return this.#called(name, binding);
    if (name.endsWith("_DB")) return this.#database(name, binding);
    return intercepted(binding, (method, called) =>
      method === "get" ? (id) => this.#called(name, called(id) as object) : called,
    );
  }

  /** A database is called by its statements; preparing and binding them is not a call yet. */
  #database(name: BindingName, database: object): object {
    const statement = (of: object): object =>
      intercepted(of, (method, called) =>
        method === "bind" ? (...values) => statement(called(...values) as object) : this.#passing(name, method, called),
      );
    return intercepted(database, (method, called) =>
      method === "prepare" ? (sql) => statement(called(sql) as object) : this.#passing(name, method, called),
    );
  }

  #called(name: BindingName, target: object): object {
    return intercepted(target, (method, called) => this.#passing(name, method, called));
  }

  #passing(name: BindingName, method: string, called: Method): Method {
    return async (...parameters) => {
      this.calls.push(`${name}.${method}`);
      const trouble = this.#troubles.get(name);
      if (trouble === "throws") throw new Error(`${name} is made to fail`);
      if (trouble === "hangs") return NEVER;
      await trouble;
      return called(...parameters);
    };
  }
}

/** The object with its methods replaced; `called` is the method as it was. */
function intercepted(target: object, replace: (method: string, called: Method) => Method): object {
  return new Proxy(target, {
    get(of, property) {
      const value: unknown = Reflect.get(of, property, of);
      if (typeof property !== "string" || typeof value !== "function") return value;
      return replace(property, (...parameters) => Reflect.apply(value, of, parameters));
    },
  });
}
