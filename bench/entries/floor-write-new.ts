import { floorRoute } from "../routes/floor-route.ts";

export const entry = floorRoute("floor-write-new", "the same with a new object each time", "/new");
