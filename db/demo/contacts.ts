import type { Account } from "./accounts";
import type { Random } from "./random";
import { familyNames, firstNames, jobs } from "./words";

export interface Contact {
  ref: string;
  account: string;
  name: string;
  job: string;
  email: string;
  phone: string;
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replaceAll(/[^a-zA-Z]/g, "")
    .toLowerCase();

/** One to three people an account, all invented; numbers of the ranges kept for fiction, mail that goes nowhere. */
export function makeContacts(accounts: readonly Account[], random: Random): Contact[] {
  return accounts.flatMap(({ code }) =>
    Array.from({ length: random.weighted({ 1: 60, 2: 30, 3: 10 }) === "1" ? 1 : random.int(2, 3) }, (_, index) => {
      const first = random.pick(firstNames);
      const last = random.pick(familyNames);
      const range = random.pick(["01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98"]);
      const digits = String(random.int(0, 9999)).padStart(4, "0");
      return {
        ref: `${code}/${index + 1}`,
        account: code,
        name: `${first} ${last}`,
        job: index === 0 ? jobs[0] : random.pick(jobs.slice(1)),
        email: `${plain(first)}.${plain(last)}.${code.toLowerCase()}@example.com`,
        phone: `${range} ${digits.slice(0, 2)} ${digits.slice(2)}`,
      };
    }),
  );
}
