import { floorRoute } from "../routes/floor-route.ts";

export const entry = floorRoute("floor-object", "the empty route with one call of an object, 100 in turn", "/object");
