import { describe, expect, test } from "vitest";
import { createFormatter } from "@/lib/format/formatter";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { IndicatorRow } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";
import { makeAnswer, makeRow, makeView } from "@/lib/testing/make-view";
import type { ViewData } from "@/lib/views/view-data";
import { type RuleId, steer } from "./rules";
import { writeSentence } from "./write-sentence";

type Figures = Partial<Record<IndicatorId, Partial<IndicatorRow>>>;
const behind = { "objective-attainment": { value: 0.31, previous: 0.34, change: -0.03, denominator: 500 } };
const reach = { "within-reach": { accounts: 61, stake: { unit: "money", total: 68300000, worth: null } } } as const;

const steered = (figures: Figures, more: Partial<ViewData> = {}, band: [number, number] | null = null) =>
  steer({ ...makeView(figures, band), ...more });
const raised = (figures: Figures, more: Partial<ViewData> = {}, band: [number, number] | null = null): RuleId[] =>
  steered(figures, more, band)?.actions.map(({ rule }) => rule) ?? [];

describe("a rule", () => {
  test("of falling accounts asks for an operation from one in twenty on, with what is missing", () => {
    const at = (numerator: number) => ({ "falling-accounts": { value: numerator, numerator, denominator: 100 } });
    const lists = { falling: { accounts: 5, stake: { unit: "money", total: 4_200_00, worth: null } } } as const;
    expect(steered(at(5), { lists })?.actions).toMatchObject([
      { rule: "falling", stake: { cents: 4_200_00, worth: "win" }, list: "falling", page: "customers" },
    ]);
    expect(steered(at(4))).toEqual({ actions: [], well: ["falling"] });
    expect(steered({ "falling-accounts": { value: 0, numerator: 0, denominator: 0 } })?.well).toEqual([]);
  });

  test("without data says nothing, not that all is well", () => {
    expect(steered({})).toEqual({ actions: [], well: [] });
  });

  test("of objectives asks to animate those within reach, with what they miss", () => {
    const [action] = steered(behind, { lists: reach })?.actions ?? [];
    expect(action).toMatchObject({
      rule: "attainment",
      stake: { cents: 68300000, worth: "win" },
      list: "within-reach",
      page: "objectives",
    });
    const format = createFormatter("fr", "EUR");
    expect(action && writeSentence(action.why, loadMessages("fr"), format).replace(/[\u00a0\u202f]/g, " ")).toBe(
      "31,0 % des objectifs sont atteints, contre 34,0 % un an plus tôt ; 61 sont encore à portée.",
    );
  });

  test("of objectives offers a step when far ahead, and is content in between", () => {
    const ahead = (change: number) => ({
      "objective-attainment": { value: 0.5, previous: 0.5 - change, change, denominator: 500 },
    });
    expect(raised(ahead(0.12))).toEqual(["attainment"]);
    expect(steered(ahead(0.12))?.actions[0]?.list).toBe("bonus-step");
    expect(steered(ahead(0.05))).toEqual({ actions: [], well: ["attainment"] });
  });

  test("of the best customers looks at their ceiling", () => {
    const at = (ceiling: number) => ({
      answers: { "best-customer-ceiling": makeAnswer("best-customer-share", [makeRow({ value: ceiling })]) },
    });
    expect(raised({ "best-customer-share": { value: 0.45 } }, at(0.5))).toEqual(["best-customers"]);
    expect(raised({ "best-customer-share": { value: 0.44 } }, at(0.5))).toEqual([]);
  });

  test("of recruitment speaks under half its best", () => {
    expect(raised({ "recruitment-pace": { value: 0.49 } })).toEqual(["recruitment"]);
    expect(steered({ "recruitment-pace": { value: 0.5 } })?.well).toEqual(["recruitment"]);
  });

  test("of thresholds looks at the balance and at the top tier", () => {
    const tiers = (top: number): Partial<ViewData> => ({
      programme: { ...makeView({}).programme, targetTierShares: { silver: 0.6, gold: 0.3, platinum: 0.1 } },
      answers: {
        "tier-members": makeAnswer("tier-distribution", [makeRow({ key: { tier: "platinum" }, value: top })]),
        "tier-revenue": makeAnswer("tier-distribution", [
          makeRow({ key: { tier: "platinum" }, value: 0.5, numerator: 4200 }),
        ]),
      },
    });
    expect(raised({ "tier-balance": { value: 0.69 } }, tiers(0.1))).toEqual(["thresholds"]);
    expect(raised({ "tier-balance": { value: 0.8 } }, tiers(0.16))).toEqual(["thresholds"]);
    expect(raised({ "tier-balance": { value: 0.8 } }, tiers(0.15))).toEqual([]);
    expect(steered({ "tier-balance": { value: 0.6 } }, tiers(0.2))?.actions[0]?.stake).toEqual({
      cents: 4200,
      worth: "revenue",
    });
  });

  test("of the catalogue looks at members who redeem, else at the wait for the first reward", () => {
    const redeeming = (value: number) =>
      ({
        answers: { "redeemed-members": makeAnswer("redemption-rate", [makeRow({ value })]) },
        lists: { "could-redeem": { accounts: 148, stake: { unit: "points", total: 9600, worth: 9600000 } } },
      }) as const;
    expect(steered({}, redeeming(0.29))?.actions[0]).toMatchObject({
      rule: "catalogue",
      stake: { cents: 9600000, worth: "points" },
    });
    expect(raised({ "time-to-first-reward": { value: 200, change: 0.1 } }, redeeming(0.4))).toEqual(["catalogue"]);
    expect(raised({ "time-to-first-reward": { value: 200, change: -0.1 } }, redeeming(0.4))).toEqual([]);
  });

  test("of gift cards looks at cost alone", () => {
    const mix = (definition: string, value: number) => ({
      answers: {
        "reward-mix": {
          ...makeAnswer("reward-mix", [makeRow({ key: { kind: "gift-card" }, value, numerator: 77 })]),
          definition,
        },
      },
    });
    expect(raised({}, mix("cost", 0.51))).toEqual(["gift-cards"]);
    expect(raised({}, mix("cost", 0.5))).toEqual([]);
    expect(steered({}, mix("points", 0.9))).toEqual({ actions: [], well: [] });
  });

  test("of generosity says by how much it leaves its band, in money", () => {
    const at = (value: number) => ({ "generosity-consumed": { value, denominator: 1000000 } });
    expect(steered(at(0.01), {}, [0.012, 0.018])?.actions[0]?.stake).toEqual({ cents: 2000, worth: "given" });
    expect(steered(at(0.02), {}, [0.012, 0.018])?.actions[0]?.title.key).toBe("action-generosity-over");
    expect(steered(at(0.015), {}, [0.012, 0.018])?.well).toEqual(["generosity"]);
    expect(steered(at(0.015))).toEqual({ actions: [], well: [] });
  });
});

test("the most at stake comes first, what has no stake last", () => {
  const figures = {
    ...behind,
    "recruitment-pace": { value: 0.3 },
    "generosity-consumed": { value: 0.02, denominator: 100 },
  };
  expect(raised(figures, { lists: reach }, [0.01, 0.015])).toEqual(["attainment", "generosity", "recruitment"]);
});

test("a programme's own limits replace the defaults", () => {
  const programme = { ...makeView({}).programme, thresholds: { recruitment: 0.2 } };
  expect(raised({ "recruitment-pace": { value: 0.3 } }, { programme })).toEqual([]);
});

test("of the past, or of a selection, nothing is recommended", () => {
  const period = { label: "2025", from: "2025-01-01", to: "2025-12-31", partial: false };
  expect(steered(behind, { period })).toBeNull();
  expect(steered(behind, { request: { period: "ytd", compare: "n-1", filters: { tier: "gold" } } })).toBeNull();
});
