import type { CatalogView } from "../catalog/catalog-view.ts";
import type { Interaction, InteractionKind } from "../events/interactions.ts";
import type { Ranked } from "./answer.ts";
import type { Purchase } from "./answer-terms.ts";

/** What reasons may speak of. */
export interface ReasonContext {
  readonly catalog: CatalogView;
  /** The person's own interactions, oldest first; empty where the answer is not personal. */
  readonly session: readonly Interaction[];
  /** Orders that the caller knows of; empty where the answer is not personal. */
  readonly bought: readonly Purchase[];
}

const DID: { readonly [kind in InteractionKind]: string } = {
  view: "viewed",
  cart: "chose",
  order: "bought",
  remove: "viewed",
};

/** Why a product is in the answer, in words for the person. Products and categories that have no name are not spoken of. */
export function reasonOf(ranked: Ranked, context: ReasonContext): string {
  return ownReason(ranked.item, context) ?? strategyReason(ranked, context);
}

/** What the person did with the very product says more than what led to it. */
function ownReason(item: string, { session, bought }: ReasonContext): string | null {
  if (bought.some((purchase) => purchase.item === item)) return "You bought this before";
  const own = session.filter((interaction) => interaction.item === item).map(({ kind }) => kind);
  if (own.length === 0) return null;
  if (own.includes("order")) return "You bought this before";
  return own.includes("cart") ? "You had this in your cart" : "You viewed this";
}

function strategyReason(ranked: Ranked, context: ReasonContext): string {
  const [evidence] = ranked.because;
  const title = evidence === undefined ? undefined : context.catalog.get(evidence)?.title;
  switch (ranked.strategy) {
    case "learned-ranking":
    case "session-neighbours":
      return title === undefined ? "Picked for this visit" : visited(evidence, title, context.session);
    case "sequential-rules":
      return title === undefined ? "Often viewed next" : `Often viewed after ${title}`;
    case "co-visitation":
      return title === undefined ? "Often viewed together" : `Often viewed together with ${title}`;
    case "similar-content":
      return title === undefined ? "Similar products" : `Similar to ${title}`;
    case "goes-with":
      return title === undefined ? "Goes well with your cart" : `Goes well with ${title}`;
    case "category-popular":
      return evidence === undefined ? "Popular now" : `Popular in ${categoryName(evidence)}`;
    case "session-items":
      return "You viewed this";
    case "popular":
      return "Popular now";
    case "exploration":
      return title === undefined ? "Yet to be discovered" : `Yet to be discovered: similar to ${title}`;
    default:
      return "From our range";
  }
}

/** "Because you …" is only said of what the person did; of the page's own product it is what others did. */
function visited(item: string | undefined, title: string, session: readonly Interaction[]): string {
  const last = session.findLast((interaction) => interaction.item === item);
  return last === undefined ? `People who viewed ${title} also viewed this` : `Because you ${DID[last.kind]} ${title}`;
}

/** Category ids are words: `summer-dresses` reads "Summer dresses". */
function categoryName(id: string): string {
  const words = id.replaceAll(/[-_]+/g, " ").trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
