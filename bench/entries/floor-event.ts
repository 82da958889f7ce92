import { floorRoute } from "../routes/floor-route.ts";

export const entry = floorRoute(
  "floor-event",
  "the same object and row, then a message of 400 bytes to a queue whose consumer acknowledges: one event of a known visitor without any code of ours",
  "/event",
);
