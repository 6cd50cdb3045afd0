import { expect, test } from "vitest";
import { createFormatter } from "@/lib/format/formatter";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locale";
import { makeAnswer, makeRow, makeView } from "@/lib/testing/make-view";
import { type ViewId, views } from "@/lib/views/views";
import { writePageHeadline } from "./page-headline";
import { writeSentence } from "./write-sentence";

type Made = ReturnType<typeof makeView>;
const parts = (indicator: Parameters<typeof makeAnswer>[0], values: Record<string, number>) =>
  makeAnswer(
    indicator,
    Object.entries(values).map(([part, value]) => makeRow({ key: { part }, value })),
  );

function said(view: ViewId, data: Made, locale: Locale = "fr"): string[] {
  const { headline, support } = writePageHeadline({ ...data, view });
  return [headline, ...support].map((one) =>
    writeSentence(one, loadMessages(locale), createFormatter(locale, "EUR")).replace(/[\u00a0\u202f]/g, " "),
  );
}

test.each(views.map(({ id }) => id))("the page %s says nothing of what it does not have", (view) => {
  for (const text of [...said(view, makeView({})), ...said(view, makeView({}), "en")]) {
    expect(text).not.toMatch(/undefined|null|NaN|–|\{/);
    expect(text).not.toMatch(/\d/);
  }
});

test("adoption says who came and went, and that recruitment saturates only where most are in", () => {
  const moves = { "new-members": { value: 45 }, leavers: { value: 1 } };
  expect(said("adoption", makeView(moves))[0]).toBe("L’adhésion progresse : 45 nouveaux adhérents, 1 sortie");
  const pace = { ...moves, "recruitment-pace": { value: 0.2 } };
  expect(said("adoption", makeView({ ...pace, penetration: { value: 0.62 } }))[0]).toMatch(/^Le recrutement sature/);
  expect(said("adoption", makeView({ ...pace, penetration: { value: 0.5 } }))[0]).toMatch(/^L’adhésion progresse/);
});

test("tiers count who moved", () => {
  const data = { ...makeView({}), answers: { "tier-moves": parts("tier-migration", { upgraded: 32, downgraded: 0 }) } };
  expect(said("tiers", data)).toContain("32 adhérents sont montés de niveau, aucune descente.");
  expect(said("tiers", data, "en")).toContain("32 members moved up, none moved down.");
});

test("points compare what is redeemed with what is issued", () => {
  const data = makeView({ "points-issued": { value: 1000 }, "points-redeemed": { value: 580 } });
  expect(said("points", data)[0]).toBe("Les points dépensés font 58 % des points attribués");
  expect(said("points", makeView({ "points-issued": { value: 0 }, "points-redeemed": { value: 5 } }))[0]).not.toMatch(
    /%/,
  );
});

test("objectives say how many are within reach and lost", () => {
  const data = {
    ...makeView({}),
    answers: { "landing-bands": parts("projected-landing", { "within-reach": 1, lost: 78 }) },
  };
  expect(said("objectives", data)).toContain("1 objectif est à portée, 78 sont perdus.");
});

test("customers say what the champions weigh", () => {
  const data = {
    ...makeView({}),
    answers: {
      "rfm-members": parts("rfm", { champions: 104, "at-risk": 0 }),
      "rfm-revenue": parts("rfm", { champions: 50, loyal: 50 }),
    },
  };
  expect(said("customers", data)).toEqual([
    "104 champions font 50 % du CA sur 12 mois",
    "Aucun bon client n’est à risque.",
  ]);
});
