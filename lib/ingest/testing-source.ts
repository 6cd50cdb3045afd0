import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sql } from "postgres";
import { stringify } from "yaml";
import { tester } from "@/lib/testing/tester";
import { type ImportOptions, runImport } from "./import";

/** A source made by a test: CSV files under `data`, one SELECT a feed. */
export interface TestSource {
  folder: string;
  /** Writes the data of a feed: `data/<feed>.csv`, and its SELECT unless one is given. */
  csv(feed: string, lines: string[], select?: string): Promise<void>;
  /** Writes `source.yaml`, with these settings instead of the defaults. */
  settings(changed?: Record<string, unknown>, programme?: Record<string, unknown>): Promise<void>;
  file(path: string, content: string | Uint8Array): Promise<void>;
  remove(): Promise<void>;
}

const programme = {
  slug: "essai",
  name: "Essai",
  currency: "EUR",
  zone: "Europe/Paris",
  startedOn: "2010-01-01",
  asOf: "2012-06-15",
  dataFrom: "2010-01-01",
  features: ["points", "rewards", "tiers", "objectives"],
};

/** Everything as text, so that the values reach the import as they are written; the line is the file's. */
export const csvSelect = (feed: string): string =>
  `select * exclude (filename), filename as _file, row_number() over () + 1 as _line
   from read_csv('{data}/${feed}.csv', all_varchar = true, filename = true, header = true, delim = ',')`;

/** Makes an empty source in a folder of its own. */
export async function testSource(): Promise<TestSource> {
  const folder = await mkdtemp(join(tmpdir(), "pilotage-source-"));
  await mkdir(join(folder, "data"));
  const file = (path: string, content: string | Uint8Array) => writeFile(join(folder, path), content);
  const settings = (changed: Record<string, unknown> = {}, ofProgramme: Record<string, unknown> = {}) =>
    file(
      "source.yaml",
      stringify({
        data: { kind: "files", folder: "data" },
        ...changed,
        programme: { ...programme, ...ofProgramme },
      }),
    );
  await settings();
  return {
    folder,
    file,
    settings,
    csv: async (feed, lines, select) => {
      await file(`data/${feed}.csv`, `${lines.join("\n")}\n`);
      await file(`${feed}.sql`, select ?? csvSelect(feed));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A small programme that has every feed, with nothing wrong. */
export async function fillSource(source: TestSource): Promise<void> {
  await source.csv("reps", ["code,name,email,manager", "R1,Anne,anne@x.fr,", "R2,Bruno,,R1", "R3,Chloé,,R2"]);
  await source.csv("tiers", ["code,name,rank,threshold", "S,Silver,1,0", "G,Gold,2,1000.50"]);
  await source.csv("rewards", ["code,name,kind,points,cost", "W1,Lamp,gift,500,12.345", "W2,Card,gift-card,900,20"]);
  await source.csv("campaigns", ["code,name,starts_on,ends_on,cost", "C1,Spring,2012-03-01,2012-04-30,300"]);
  await source.csv("accounts", [
    "code,name,segment,region,parent,kind,eligible,since",
    "A1,Alpha,big,north,,direct,true,2010-01-01",
    "A2,Beta,small,south,A1,distributor,0,2010-02-01",
    "A3,Gamma,small,,,,1,",
  ]);
  await source.csv("account_assignments", [
    "ref,account,rep,since",
    "1,A1,R2,2010-01-01",
    "2,A2,R3,2010-01-01",
    "3,A3,,2011-01-01",
  ]);
  await source.csv("contacts", ["ref,account,name,job,email,phone", 'K1,A1,"O\'Neil, ""Jo"" \\ {x}",,jo@x.fr,']);
  await source.csv("enrolments", [
    "ref,account,starts_on,ends_on",
    "E1,A1,2010-02-01,2011-01-01",
    "E2,A1,2011-01-01,",
    "E3,A2,2010-05-01,",
  ]);
  await source.csv("tier_changes", ["ref,account,tier,since", "T1,A1,S,2010-02-01", "T2,A1,G,2011-03-01"]);
  await source.csv("orders", [
    "ref,account,ordered_on,revenue,margin,status,channel",
    "O1,A1,2011-01-10,100.00,20,,web",
    "O2,A1,2011-02-10,-50.005,,placed,",
    "O3,A2,2012-02-29,1e3,0.1,cancelled,phone",
  ]);
  await source.csv("order_lines", ["ref,account,order_ref,family,quantity,revenue", "L1,A1,O1,paint,2.5,60"]);
  await source.csv("points", [
    "ref,account,dated_on,kind,points,mechanic,expires_on,reverses_ref",
    "P1,A1,2011-01-10,earn,100,purchase,2013-01-31,",
    "P2,A1,2011-05-10,redeem,-40,,,",
    "P3,A1,2011-05-12,reverse,40,,,P2",
  ]);
  await source.csv("reward_orders", [
    "ref,account,reward,ordered_on,points,cost,status",
    "X1,A1,W1,2011-05-10,40,1.5,",
  ]);
  await source.csv("visits", [
    "ref,account,visited_at,page",
    "V1,A1,2011-05-10T08:00:00+02:00,",
    "V2,A2,2011-05-10 08:00:00Z,catalogue",
  ]);
  await source.csv("objectives", ["ref,account,fiscal_year,target", "J1,A1,2011,5000", "J2,A2,2011,"]);
  await source.csv("campaign_targets", ["ref,account,campaign", "CT1,A1,C1"]);
  await source.csv("programme_costs", ["ref,dated_on,kind,cost", "PC1,2011-01-01,platform,99.99"]);
  await source.csv("programme_goals", [
    "ref,indicator,definition,period,target,baseline",
    "G1,redemption-rate,,fy2012,0.65,0.5",
  ]);
  await source.csv("totals", ["month,figure,value", "2011-01-01,revenue,100.00", "2011-01-01,orders,1"]);
}

/** Runs the import of a test's source, with a refresh that does nothing unless one is given. */
export const importInto = (writer: Sql, source: TestSource, options: Partial<ImportOptions> = {}) =>
  runImport({ source: source.folder, writer, startedBy: tester, refresh: async () => {}, ...options });
