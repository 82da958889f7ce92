import { allPurposes, grantedBy, parseStatement } from "./consent.ts";
import type { Environment } from "./environment.ts";
import { EventQueue } from "./event-queue.ts";
import { EventSender } from "./event-sender.ts";
import { emptyAnswer, recommendationPath } from "./recommendation-request.ts";
import type { Session } from "./session.ts";
import { formatSession, parseSession, sessionAt } from "./session.ts";
import type {
  CartLine,
  ConsentState,
  ConsentStatement,
  EventData,
  Nearshelf,
  NearshelfOptions,
  RecommendationAnswer,
  ShopProduct,
} from "./types.ts";

const FLUSH_INTERVAL_MS = 1_000;
/** This many waiting events are sent without waiting for the interval. */
const FLUSH_AT_EVENTS = 20;
const RECOMMEND_TIMEOUT_MS = 1_500;
/** How long an answer waits for events on their way, so that what the person just did counts. */
const RECOMMEND_AFTER_EVENTS_MS = 250;
const SEEN_MAX_ITEMS = 20;

const CONSENT_KEY = "nearshelf.consent";
const SESSION_KEY = "nearshelf.session";
const QUEUE_PREFIX = "nearshelf.event.";

const productData = (product: ShopProduct): EventData => ({
  product_id: product.id,
  category: product.category,
  price: product.price,
  currency: product.currency,
  position: product.position,
});

const cartData = (line: CartLine): EventData => ({
  product_id: line.id,
  quantity: line.quantity ?? 1,
  price: line.price,
  currency: line.currency,
  cart_id: line.cartId,
});

const shownIn = (answer: RecommendationAnswer): EventData => ({
  request_id: answer.requestId,
  placement: answer.placement,
  model: answer.model ?? undefined,
});

/** The SDK over any environment; see `types.ts` for what each method promises. */
export function startNearshelf(options: NearshelfOptions, environment: Environment): Nearshelf {
  const { store, globalPrivacyControl } = environment;
  const endpoint = (options.endpoint ?? "").replace(/\/$/, "");
  const remembersConsent = (options.consent ?? "ask") === "ask";
  let statement: ConsentStatement | null = remembersConsent ? null : allPurposes(options.consent === "granted");
  let session: Session | null = null;
  let dropped = 0;
  let pageSent = false;
  let seen: readonly string[] = [];

  const queue = new EventQueue(store, QUEUE_PREFIX);
  const sender = new EventSender(
    environment,
    queue,
    `${endpoint}/v1/events?key=${encodeURIComponent(options.key)}`,
    (problem) => {
      dropped += problem.events.length;
      options.onProblem?.(problem);
    },
  );

  const save = (key: string, value: string): void => {
    try {
      store.setItem(key, value);
    } catch {
      // Full or forbidden: memory holds it for this page.
    }
  };

  /** Read anew each time, because another tab may have changed it. */
  const stated = (): ConsentStatement | null =>
    (remembersConsent ? parseStatement(store.getItem(CONSENT_KEY)) : null) ?? statement;
  const granted = (): ConsentState["granted"] => grantedBy(stated() ?? {}, globalPrivacyControl);

  const sessionId = (): string => {
    const { analytics, personalization } = granted();
    const stores = analytics || personalization;
    session = sessionAt(
      (stores ? parseSession(store.getItem(SESSION_KEY)) : null) ?? session,
      environment.now(),
      environment.newId,
    );
    if (stores) save(SESSION_KEY, formatSession(session));
    return session.id;
  };

  const enqueue = (type: string, data: EventData, session: string): void => {
    const id = environment.newId();
    const time = environment.now();
    const { user, channel } = options;
    dropped += queue.add(
      id,
      JSON.stringify({ id, type, time, session, user, channel, consent: granted(), data }),
      time,
    );
    sender.wake(FLUSH_INTERVAL_MS);
    if (queue.keys().length >= FLUSH_AT_EVENTS) void sender.flush();
  };

  const track = (type: string, data: EventData = {}): void => {
    if (granted().analytics) enqueue(type, data, sessionId());
  };

  const trackProduct = (type: string, data: EventData): void => {
    if (granted().personalization) seen = [...seen, String(data.product_id)].slice(-SEEN_MAX_ITEMS);
    track(type, data);
  };

  const page: Nearshelf["page"] = (view) => {
    pageSent ||= granted().analytics;
    track("page_viewed", { ...environment.page(), ...view });
  };

  const autoPage = (): void => {
    if (options.autoPage && !pageSent) page();
  };

  const changeConsent = (change: ConsentStatement): void => {
    const first = stated() === null;
    const before = granted();
    const lastSession = sessionId();
    statement = { ...stated(), ...change };
    if (remembersConsent) save(CONSENT_KEY, JSON.stringify(statement));
    const after = granted();
    if (!first && JSON.stringify(before) === JSON.stringify(after)) return;
    if (!after.personalization) seen = [];
    if (!after.analytics) queue.remove(queue.keys());
    // A refusal after a grant must reach the platform too; a refusal of everything from the start leaves no trace.
    if (before.analytics || after.analytics) enqueue("consent_updated", {}, lastSession);
    if (!after.analytics && !after.personalization) {
      store.removeItem(SESSION_KEY);
      if (before.analytics || before.personalization) session = null;
    }
    autoPage();
  };

  if (queue.keys().length > 0) sender.wake(0);
  autoPage();

  return {
    page,
    track: track as Nearshelf["track"],
    productViewed: (product) => trackProduct("product_viewed", productData(product)),
    addedToCart: (line) => trackProduct("product_added", cartData(line)),
    removedFromCart: (line) => track("product_removed", cartData(line)),
    purchased: (order) =>
      track("order_completed", {
        order_id: order.id,
        products: order.products.map(({ id, quantity, price }) => ({ product_id: id, quantity, price })),
        total: order.total,
        currency: order.currency,
      }),
    recommendationShown(answer) {
      if (answer.items.length === 0) return;
      const products = answer.items.map(({ id }, index) => ({ product_id: id, position: index + 1 }));
      track("recommendation_shown", { ...shownIn(answer), products });
    },
    recommendationClicked(answer, item) {
      const position = answer.items.findIndex(({ id }) => id === item.id) + 1;
      trackProduct("recommendation_clicked", {
        ...shownIn(answer),
        product_id: item.id,
        position: position || undefined,
      });
    },
    consent(change) {
      if (change !== undefined) changeConsent(change);
      return { decided: stated() !== null, globalPrivacyControl, granted: granted() };
    },
    async recommend(placement, context = {}) {
      try {
        const { analytics, personalization } = granted();
        const personal = personalization && context.personalization !== false;
        if (personal && queue.keys().length > 0) {
          await Promise.race([
            sender.flush(),
            new Promise<void>((resolve) => environment.after(RECOMMEND_AFTER_EVENTS_MS, resolve)),
          ]);
        }
        // With personalization alone the platform gets no events, so the request itself says what was seen on this page.
        const asked = personal && !analytics ? { items: seen, ...context } : context;
        const path = recommendationPath(options.key, placement, asked, personal ? sessionId() : null);
        const response = await environment.get(endpoint + path, options.timeoutMs ?? RECOMMEND_TIMEOUT_MS);
        if (!response.ok) return emptyAnswer(placement, `http_${response.status}`);
        const answer = (await response.json()) as RecommendationAnswer;
        return Array.isArray(answer.items) ? { ...answer, placement } : emptyAnswer(placement, "malformed");
      } catch (error) {
        return emptyAnswer(placement, (error as Error).name === "TimeoutError" ? "timeout" : "network");
      }
    },
    session: sessionId,
    flush: () => sender.flush(),
    status: () => ({ waiting: queue.keys().length, dropped }),
  };
}
