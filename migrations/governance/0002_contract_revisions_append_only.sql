-- Revisions only grow. UPDATE and DELETE abort; so does an INSERT that would stand where a row stands, because INSERT OR REPLACE
-- removes that row without firing a DELETE trigger.
CREATE TRIGGER `contract_revisions_no_update` BEFORE UPDATE ON `contract_revisions`
BEGIN
	SELECT RAISE(ABORT, 'contract_revisions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `contract_revisions_no_delete` BEFORE DELETE ON `contract_revisions`
BEGIN
	SELECT RAISE(ABORT, 'contract_revisions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `contract_revisions_no_replace` BEFORE INSERT ON `contract_revisions`
WHEN EXISTS (SELECT 1 FROM `contract_revisions` WHERE `id` = NEW.`id` OR (`contract_id` = NEW.`contract_id` AND `revision` = NEW.`revision`))
BEGIN
	SELECT RAISE(ABORT, 'contract_revisions is append-only');
END;
--> statement-breakpoint
-- One event type has one contract in force, whoever asks at the same time.
CREATE TRIGGER `contract_revisions_one_in_force` BEFORE INSERT ON `contract_revisions`
WHEN NEW.`event_type` IS NOT NULL AND NEW.`status` IN ('active', 'deprecated') AND EXISTS (
	SELECT 1 FROM `contract_revisions` AS other
	WHERE other.`event_type` = NEW.`event_type` AND other.`contract_id` <> NEW.`contract_id` AND other.`status` IN ('active', 'deprecated')
		AND other.`revision` = (SELECT max(`revision`) FROM `contract_revisions` WHERE `contract_id` = other.`contract_id`)
)
BEGIN
	SELECT RAISE(ABORT, 'event type has a contract in force');
END;
