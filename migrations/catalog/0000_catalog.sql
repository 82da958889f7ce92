CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`request_id` text NOT NULL,
	CONSTRAINT "audit_id" CHECK("audit"."id" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entity_version` ON `audit` (`entity`,`version`);--> statement-breakpoint
CREATE TABLE `feed_cursors` (
	`consumer` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `guard` (
	`ok` integer NOT NULL,
	CONSTRAINT "guard_ok" CHECK("guard"."ok" = 1)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`product_id` text NOT NULL,
	`at` integer NOT NULL,
	`descriptive` integer NOT NULL,
	`payload` text
);
--> statement-breakpoint
CREATE INDEX `outbox_product_position` ON `outbox` (`product_id`,`position`);--> statement-breakpoint
CREATE TABLE `price_ledger` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`product_id` text NOT NULL,
	`before_amount` integer,
	`before_currency` text,
	`after_amount` integer,
	`after_currency` text,
	`version` integer NOT NULL,
	`reason` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "price_ledger_id" CHECK("price_ledger"."id" > 0)
);
--> statement-breakpoint
CREATE INDEX `price_ledger_product` ON `price_ledger` (`product_id`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`category` text NOT NULL,
	`colour` text,
	`brand` text,
	`price_amount` integer NOT NULL,
	`price_currency` text NOT NULL,
	`stock` integer NOT NULL,
	`status` text NOT NULL,
	`url` text,
	`image` text,
	`attributes` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "products_stock" CHECK("products"."stock" >= 0),
	CONSTRAINT "products_price" CHECK("products"."price_amount" >= 0),
	CONSTRAINT "products_version" CHECK("products"."version" >= 1)
);
--> statement-breakpoint
CREATE INDEX `products_status_id` ON `products` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `products_status_category_id` ON `products` (`status`,`category`,`id`);--> statement-breakpoint
CREATE INDEX `products_category_id` ON `products` (`category`,`id`);--> statement-breakpoint
CREATE INDEX `products_colour_id` ON `products` (`colour`,`id`);--> statement-breakpoint
CREATE TABLE `stock_ledger` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`product_id` text NOT NULL,
	`before` integer,
	`after` integer,
	`version` integer NOT NULL,
	`reason` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	`operation` text,
	CONSTRAINT "stock_ledger_id" CHECK("stock_ledger"."id" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_ledger_product_operation` ON `stock_ledger` (`product_id`,`operation`);