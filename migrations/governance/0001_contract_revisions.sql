CREATE TABLE `contract_revisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`revision` integer NOT NULL,
	`action` text NOT NULL,
	`version` text NOT NULL,
	`status` text NOT NULL,
	`event_type` text,
	`sha256` text NOT NULL,
	`document` text NOT NULL,
	`reason` text,
	`actor` text NOT NULL,
	`actor_kind` text NOT NULL,
	`request_id` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "contract_revisions_id" CHECK("contract_revisions"."id" > 0),
	CONSTRAINT "contract_revisions_from_one" CHECK("contract_revisions"."revision" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contract_revisions_revision` ON `contract_revisions` (`contract_id`,`revision`);--> statement-breakpoint
CREATE INDEX `contract_revisions_event_type` ON `contract_revisions` (`event_type`);