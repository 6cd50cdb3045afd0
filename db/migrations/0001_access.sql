-- Row-level security binds the owner of the tables too, so that no login but a superuser passes by it.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO writer, reader_rows, reader_totals, reader_auth;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA public TO writer;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO writer;
--> statement-breakpoint
-- The import stages rows in tables of its own, in a schema that no reader may enter.
CREATE SCHEMA staging;
--> statement-breakpoint
GRANT USAGE, CREATE ON SCHEMA staging TO writer;
--> statement-breakpoint
GRANT SELECT ON programmes, programme_goals, tiers, rewards, campaigns, programme_references,
  cube_segments, cube_regions, reward_cube_regions TO reader_rows, reader_totals;
--> statement-breakpoint
GRANT SELECT ON accounts, reps, account_months, account_year, account_now, cube_reps, reward_months, reward_cube_reps
  TO reader_rows;
--> statement-breakpoint
GRANT SELECT ON users, user_programmes, indicator_roles, programmes, reps TO reader_auth;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions TO reader_auth;
--> statement-breakpoint
-- Statistics of what a transaction has just written: only a table's owner may gather them, so the writer asks here.
CREATE FUNCTION analyze_table(name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('ANALYZE public.%I', name);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION analyze_table(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION analyze_table(text) TO writer;
