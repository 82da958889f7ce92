import type { Nearshelf } from "../../sdk/types.ts";

interface ShopWindow extends Window {
  nearshelf?: { q: { push(command: (nearshelf: Nearshelf) => void): unknown } };
}

/** Loads the SDK with a script tag, as any shop would; waits for it in the command queue. */
export function loadNearshelf(key: string): Promise<Nearshelf> {
  return new Promise((resolve, reject) => {
    const queue: ((nearshelf: Nearshelf) => void)[] = [];
    (window as ShopWindow).nearshelf ??= { q: queue };
    (window as ShopWindow).nearshelf?.q.push(resolve);
    const script = document.createElement("script");
    script.src = "/sdk/nearshelf.js";
    script.async = true;
    Object.assign(script.dataset, { key, consent: "ask", channel: "linden" });
    script.onerror = () => reject(new Error("The SDK did not load."));
    document.head.append(script);
  });
}
