import { recommendationRoute } from "../routes/recommendation-route.ts";

const SESSIONS = 100;
const VIEWS_PER_SESSION = 5;
const sessionOf = (variant: number): string => `recommend-session-${variant}`;

export const entry = recommendationRoute({
  name: "recommend-session",
  model: "ranking",
  about: `GET /v1/recommendations/home with a session of ${VIEWS_PER_SESSION} views: one call, to its SessionTrail`,
  variants: SESSIONS,
  path: (variant) => `/v1/recommendations/home?session=${sessionOf(variant)}`,
  calls: 1,
  personalized: true,
  async prepare({ admin }) {
    for (let variant = 0; variant < SESSIONS; variant++) {
      const events = Array.from({ length: VIEWS_PER_SESSION }, (_, view) => ({
        id: `${sessionOf(variant)}:${view}`,
        type: "product_viewed",
        session: sessionOf(variant),
        data: { product_id: String(1 + variant + view) },
      }));
      await admin.post("/v1/events", { events });
    }
  },
});
