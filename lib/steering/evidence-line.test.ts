import { describe, expect, test } from "vitest";
import type { EvidenceAnswer } from "@/lib/evidence/evidence-answer";
import { createFormatter } from "@/lib/format/formatter";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locale";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { makeAnswer, makeEvidence, makeRow, makeView } from "@/lib/testing/make-view";
import { evidenceLine, evidenceSupport } from "./evidence-line";
import { writeSentence } from "./write-sentence";

const found = makeEvidence();
const refused = (reason: EvidenceAnswer["reason"], more: Partial<EvidenceAnswer> = {}): EvidenceAnswer => ({
  ...found,
  reason,
  grade: null,
  members: null,
  controls: null,
  joinedFrom: null,
  joinedTo: null,
  ...more,
});

type Ends = [low: number, high: number] | null;
const answer = (indicator: "incremental-margin" | "roi", ends: Ends, evidence: EvidenceAnswer): IndicatorAnswer => ({
  ...makeAnswer(indicator, [makeRow(ends ? { value: (ends[0] + ends[1]) / 2, low: ends[0], high: ends[1] } : {})]),
  evidence,
});
/** The line and what stands under it, with plain spaces. */
function said(more: Ends, back: Ends | "none", evidence = found, locale: Locale = "fr"): string[] {
  const data = {
    ...makeView({}),
    answers: {
      "incremental-margin": answer("incremental-margin", more, evidence),
      ...(back === "none" ? {} : { roi: answer("roi", back, evidence) }),
    },
  };
  const line = evidenceLine(data);
  return [...(line ? [line] : []), ...evidenceSupport(data)].map((one) =>
    writeSentence(one, loadMessages(locale), createFormatter(locale, "EUR")).replace(/[\u00a0\u202f]/g, " "),
  );
}

test("what a euro brings, and how good the evidence is", () => {
  expect(said([10_000_00, 30_000_00], [-0.1, 1.1])[0]).toBe(
    "1 € dépensé rapporte de 0,90 € à 2,10 € de marge ; preuve : correcte",
  );
  expect(said([1, 2], [-0.1, 1.1], { ...found, grade: "A" }, "en")[0]).toBe(
    "€1 spent brings €0.90 to €2.10 of margin; evidence: strong",
  );
  expect(said([1, 2], [-0.1, 1.1])[1]).toBe(
    "147 adhérents arrivés entre août 2024 et octobre 2025, face à 329 clients semblables, 12 mois avant et 12 mois après.",
  );
});

test("where it may bring nothing, no effect is claimed", () => {
  expect(said([-10, 30], [-2.5, 0.67])[0]).toBe(
    "1 € dépensé rapporte de −1,50 € à 1,67 € de marge : l’effet du programme n’est pas établi",
  );
  expect(said([-10_000_00, 30_000_00], "none", found, "en")[0]).toBe(
    "No effect of the programme is established: −€10k to €30k",
  );
});

test("without a return, what was bought more; less is said as less", () => {
  expect(said([10_000_00, 30_000_00], null)[0]).toBe(
    "Le programme fait acheter de 10 k€ à 30 k€ de plus ; preuve : correcte",
  );
  expect(said([-30_000_00, -10_000_00], null, found, "en")[0]).toBe(
    "Members bought €10k to €30k less because of the programme; evidence: fair",
  );
});

describe.each(["fr", "en"] as const)("in %s", (locale) => {
  test.each([
    refused("pending", { joined: null, followed: null }),
    refused("nobody-joined", { joined: 0, followed: 0 }),
    refused("too-short", { followed: 0 }),
    refused("few-members", { followed: 2 }),
    refused("few-controls"),
  ])("a refusal says why, and names no cause: $reason", (evidence) => {
    const [line = "", why = ""] = said(null, null, evidence, locale);
    expect(line).not.toMatch(/\d|because|à cause|grâce/);
    expect(why.length).toBeGreaterThan(20);
    expect(`${line}${why}`).not.toMatch(/\{|undefined|null/);
  });
});

test("nothing is said to who has neither figure", () => {
  expect(evidenceLine(makeView({}))).toBeNull();
  expect(evidenceSupport(makeView({}))).toEqual([]);
});
