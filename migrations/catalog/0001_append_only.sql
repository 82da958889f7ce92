-- Ledgers and audit only grow. UPDATE and DELETE abort; so does an INSERT that would stand where a row stands,
-- because INSERT OR REPLACE removes that row without firing a DELETE trigger.
CREATE TRIGGER `price_ledger_no_update` BEFORE UPDATE ON `price_ledger`
BEGIN
	SELECT RAISE(ABORT, 'price_ledger is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `price_ledger_no_delete` BEFORE DELETE ON `price_ledger`
BEGIN
	SELECT RAISE(ABORT, 'price_ledger is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `price_ledger_no_replace` BEFORE INSERT ON `price_ledger`
WHEN EXISTS (SELECT 1 FROM `price_ledger` WHERE `id` = NEW.`id`)
BEGIN
	SELECT RAISE(ABORT, 'price_ledger is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `stock_ledger_no_update` BEFORE UPDATE ON `stock_ledger`
BEGIN
	SELECT RAISE(ABORT, 'stock_ledger is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `stock_ledger_no_delete` BEFORE DELETE ON `stock_ledger`
BEGIN
	SELECT RAISE(ABORT, 'stock_ledger is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `stock_ledger_no_replace` BEFORE INSERT ON `stock_ledger`
WHEN EXISTS (SELECT 1 FROM `stock_ledger` WHERE `id` = NEW.`id` OR (`product_id` = NEW.`product_id` AND `operation` = NEW.`operation`))
BEGIN
	SELECT RAISE(ABORT, 'stock_ledger is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_update` BEFORE UPDATE ON `audit`
BEGIN
	SELECT RAISE(ABORT, 'audit is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit`
BEGIN
	SELECT RAISE(ABORT, 'audit is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_replace` BEFORE INSERT ON `audit`
WHEN EXISTS (SELECT 1 FROM `audit` WHERE `id` = NEW.`id` OR (`entity` = NEW.`entity` AND `version` = NEW.`version`))
BEGIN
	SELECT RAISE(ABORT, 'audit is append-only');
END;
