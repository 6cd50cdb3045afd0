import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stateFolder } from "./environment";

/** One person a kind of reader, of the demo programme's users. */
export const people = {
  marketing: "marketing@demo.example",
  analyst: "analyst@demo.example",
  admin: "admin@demo.example",
  executive: "executive@demo.example",
  director: "director@demo.example",
  manager: "manager1@demo.example",
  otherManager: "manager2@demo.example",
  rep: "rep1@demo.example",
  repWithoutPortfolio: "rep10@demo.example",
} as const;

export type Person = keyof typeof people;
export const everybody = Object.keys(people) as Person[];

/** Where a person's session is kept for a run. */
export const sessionFile = (person: Person): string => join(stateFolder, "sessions", `${person}.json`);

/** The password that the demo made up for all its users. */
export function demoPassword(): string {
  const { password }: { password: string } = JSON.parse(readFileSync(join(stateFolder, "demo.json"), "utf8"));
  return password;
}
