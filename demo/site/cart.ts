const STORAGE_KEY = "linden.cart";

export interface CartEntry {
  readonly id: string;
  readonly quantity: number;
}

export interface Cart {
  readonly id: string;
  entries(): readonly CartEntry[];
  /** Pieces in the cart. */
  count(): number;
  /** A quantity of 0 takes the product out. */
  set(id: string, quantity: number): void;
  quantityOf(id: string): number;
  /** Starts an empty cart, with an id of its own. */
  clear(): void;
  onChange(listener: () => void): void;
}

interface Stored {
  readonly id: string;
  readonly entries: readonly CartEntry[];
}

const emptyCart = (): Stored => ({ id: `cart-${crypto.getRandomValues(new Uint32Array(1))[0]}`, entries: [] });

function restore(): Stored {
  try {
    return (JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "null") as Stored | null) ?? emptyCart();
  } catch {
    return emptyCart();
  }
}

/** What the person put aside; kept in this browser because the shop cannot work without it. */
export function createCart(): Cart {
  let cart = restore();
  const listeners: (() => void)[] = [];
  const change = (next: Stored): void => {
    cart = next;
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(cart));
    } catch {
      // Storage is off: the cart lives as long as the page.
    }
    for (const listener of listeners) listener();
  };
  return {
    get id() {
      return cart.id;
    },
    entries: () => cart.entries,
    count: () => cart.entries.reduce((sum, entry) => sum + entry.quantity, 0),
    quantityOf: (id) => cart.entries.find((entry) => entry.id === id)?.quantity ?? 0,
    set(id, quantity) {
      const known = cart.entries.some((entry) => entry.id === id);
      const entries = known
        ? cart.entries.map((entry) => (entry.id === id ? { id, quantity } : entry))
        : [...cart.entries, { id, quantity }];
      change({ ...cart, entries: entries.filter((entry) => entry.quantity > 0) });
    },
    clear: () => change(emptyCart()),
    onChange: (listener) => listeners.push(listener),
  };
}
