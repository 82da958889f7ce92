import type { ProductStatus } from "../../core/catalog/product.ts";
import type { Principal } from "../../http/auth/principal.ts";

/** The one status a caller sees, `null` for all: a publishable key stands in a page's source and sees what a shopper sees. */
export const visibleStatus = (principal: Principal): ProductStatus | null =>
  principal.kind === "publishable" ? "active" : null;
