import { floorRoute } from "../routes/floor-route.ts";

export const entry = floorRoute("floor-write", "the same, the object writing one row of 1 kB", "/write");
