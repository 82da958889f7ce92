/** More views than this within a second nobody makes by hand: that is opening a page every 50 ms. */
export const VIEWS_PER_SECOND_MAX = 20;
export const VIEWS_WINDOW_MS = 1_000;

/** Types that stand for a person having looked at something; the rest a page may send in bulk. */
const VIEWS: ReadonlySet<string> = new Set([
  "page_viewed",
  "product_viewed",
  "product_clicked",
  "product_list_viewed",
  "products_searched",
]);

export const isView = (type: string): boolean => VIEWS.has(type);

export interface TimedView {
  readonly session: string;
  readonly type: string;
  /** Epoch milliseconds, as the client says; `null` where it says none: the time of arrival is not behaviour. */
  readonly ownTime: number | null;
}

/** Sessions whose views come at a rate that is impossible for a person. */
export function impossibleSessions(events: readonly TimedView[]): ReadonlySet<string> {
  const found = new Set<string>();
  if (events.length <= VIEWS_PER_SECOND_MAX) return found;
  const times = new Map<string, number[]>();
  for (const { session, type, ownTime } of events) {
    if (ownTime === null || !isView(type)) continue;
    const known = times.get(session);
    if (known === undefined) times.set(session, [ownTime]);
    else known.push(ownTime);
  }
  for (const [session, views] of times) {
    if (views.length <= VIEWS_PER_SECOND_MAX) continue;
    views.sort((a, b) => a - b);
    const tooFast = views.some((time, at) => {
      const first = views[at - VIEWS_PER_SECOND_MAX];
      return first !== undefined && time - first < VIEWS_WINDOW_MS;
    });
    if (tooFast) found.add(session);
  }
  return found;
}
