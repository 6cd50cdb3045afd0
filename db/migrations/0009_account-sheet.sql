CREATE INDEX "account_assignments_rep" ON "account_assignments" USING btree ("programme_id","rep_id");--> statement-breakpoint
CREATE INDEX "campaign_targets_account" ON "campaign_targets" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "contacts_account" ON "contacts" USING btree ("account_id");--> statement-breakpoint
CREATE POLICY "of_account" ON "account_assignments" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_wide" USING (account_assignments.programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from accounts a where a.programme_id = account_assignments.programme_id and a.id = account_assignments.account_id));--> statement-breakpoint
CREATE POLICY "of_account" ON "campaign_targets" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_wide" USING (campaign_targets.programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from accounts a where a.programme_id = campaign_targets.programme_id and a.id = campaign_targets.account_id));--> statement-breakpoint
CREATE POLICY "of_account" ON "contacts" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_wide" USING (nullif(current_setting('app.contacts', true), '')::int = 1 and contacts.programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from accounts a where a.programme_id = contacts.programme_id and a.id = contacts.account_id));--> statement-breakpoint
CREATE POLICY "of_account" ON "orders" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_wide" USING (orders.programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from accounts a where a.programme_id = orders.programme_id and a.id = orders.account_id));--> statement-breakpoint
CREATE POLICY "handed_over" ON "reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (nullif(current_setting('app.hand_overs', true), '')::int = 1 and exists (select from account_assignments h where h.programme_id = reps.programme_id and h.rep_id = reps.id));--> statement-breakpoint
GRANT SELECT ON contacts, account_assignments, campaign_targets TO reader_rows, reader_wide;
--> statement-breakpoint
-- When an account bought and for how much; what an order earned is in no column that a reader may name.
GRANT SELECT (programme_id, account_id, ordered_on, revenue_cents, status) ON orders TO reader_rows, reader_wide;
