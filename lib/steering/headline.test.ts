import { describe, expect, test } from "vitest";
import { createFormatter } from "@/lib/format/formatter";
import { loadMessages } from "@/lib/i18n/load-messages";
import { makeAnswer, makeRow, makeView } from "@/lib/testing/make-view";
import type { ViewData } from "@/lib/views/view-data";
import { attainmentFinding, payingFinding, salesFinding, tiersFinding, workingFinding } from "./findings";
import { writeHeadline } from "./headline";
import type { Sentence } from "./sentence";
import { writeSentence } from "./write-sentence";

const inFrench = (sentence: Sentence) =>
  writeSentence(sentence, loadMessages("fr"), createFormatter("fr", "EUR")).replace(/[\u00a0\u202f]/g, " ");
const inEnglish = (sentence: Sentence) => writeSentence(sentence, loadMessages("en"), createFormatter("en", "EUR"));

const growing = { value: 3840000000, previous: 3685000000, change: 0.042 };
const later = { value: 0.315, previous: 0.343, change: -0.028 };

const period = { label: "ytd", from: "2026-01-01", to: "2026-11-17", partial: true };

describe("the headline", () => {
  test("opposes what goes well to what does not", () => {
    const { headline, support } = writeHeadline(makeView({ "member-revenue": growing, "objective-attainment": later }));
    expect(inFrench(headline)).toBe("Le CA adhérents progresse, mais les objectifs sont atteints plus tard");
    expect(inEnglish(headline)).toBe("Member revenue grows, but objectives are attained later");
    expect(support.map(inFrench)).toEqual([
      "Le CA adhérents atteint 38,4 M€, +4,2 % à date comparable ; 31,5 % des objectifs sont atteints, contre 34,3 % un an plus tôt.",
    ]);
    expect(support.map(inEnglish)).toEqual([
      "Member revenue stands at €38.4M, +4.2% like for like; 31.5% of objectives are attained, against 34.3% a year before.",
    ]);
  });
  test("joins what goes the same way", () => {
    const falling = { value: 100, previous: 110, change: -0.09 };
    const { headline } = writeHeadline(makeView({ "member-revenue": falling, "objective-attainment": later }));
    expect(inFrench(headline)).toBe("Le CA adhérents recule et les objectifs sont atteints plus tard");
  });
  test("speaks of fewer, not later, once the period is over", () => {
    const closed = { ...later, partial: false };
    const { headline } = writeHeadline(makeView({ "objective-attainment": closed }));
    expect(inFrench(headline)).toBe("Moins d’objectifs atteints que l’an dernier");
  });
  test("is quiet when nothing departs from last year", () => {
    const steady = { value: 100, previous: 100, change: 0.001 };
    const figures = { "member-revenue": steady, members: steady, "active-rate": { value: 0.8, change: 0.002 } };
    expect(inFrench(writeHeadline(makeView(figures)).headline)).toBe(
      "Rien ne s’écarte de N-1 : le programme tient son rythme",
    );
  });
  test("is not quiet when generosity leaves its band", () => {
    const steady = { value: 100, previous: 100, change: 0.001 };
    const figures = { "member-revenue": steady, members: steady, "generosity-consumed": { value: 0.021 } };
    const { headline, support } = writeHeadline(makeView(figures, [0.012, 0.018]));
    expect(headline.key).toBe("headline-growth");
    expect(support.map(inFrench)).toContain(
      "La générosité consommée, 2,10 %, dépasse sa fourchette (1,20 % à 1,80 %).",
    );
  });
  test("says that all goes well only when growth, objectives and activity do", () => {
    const earlier = { value: 0.36, previous: 0.343, change: 0.017 };
    const figures = {
      "member-revenue": growing,
      "objective-attainment": earlier,
      "active-rate": { value: 0.8, change: 0.02 },
    };
    expect(writeHeadline(makeView(figures)).headline.key).toBe("headline-healthy");
    const less = { ...figures, "active-rate": { value: 0.8, change: -0.02 } };
    const { headline, support } = writeHeadline(makeView(less));
    expect(headline.key).toBe("headline-both");
    expect(support.map(inFrench)).toContain("80,0 % des adhérents sont actifs, −2,0 pts sur un an.");
  });
});

describe("without everything", () => {
  test("no objectives: growth alone, with its size", () => {
    const { headline } = writeHeadline(makeView({ "member-revenue": growing }));
    expect(inFrench(headline)).toBe("Le CA adhérents progresse de 4,2 %");
  });
  test("no last year: what is, without a comparison", () => {
    const { headline, support } = writeHeadline(
      makeView({
        "member-revenue": { value: 120000000 },
        members: { value: 560 },
        "objective-attainment": { value: 0.3 },
      }),
    );
    expect(inFrench(headline)).toBe("Le CA adhérents atteint 1,2 M€");
    expect(support.map(inFrench)).toEqual([
      "30,0 % des objectifs sont atteints.",
      "Le programme compte 560 adhérents.",
    ]);
  });
  test("members only", () => {
    const { headline, support } = writeHeadline(makeView({ members: { value: 560 } }));
    expect(inFrench(headline)).toBe("Le programme compte 560 adhérents");
    expect(support).toEqual([]);
  });
  test("nothing known, or all hidden: it says so", () => {
    expect(writeHeadline(makeView({})).headline.key).toBe("headline-empty");
    expect(writeHeadline(makeView({ "member-revenue": { ...growing, hidden: true } })).headline.key).toBe(
      "headline-empty",
    );
    expect(writeHeadline(makeView({})).support.map((part) => part.key)).toEqual(["support-empty"]);
  });
});

describe("what a sentence must not hide", () => {
  test("growth that new members alone could make is said with them", () => {
    const figures = {
      "member-revenue": { value: 2340000000, previous: 1410000000, change: 0.658 },
      members: { value: 398, previous: 200, change: 0.99 },
      "active-rate": { value: 0.88, change: -0.11 },
    };
    expect(writeHeadline(makeView(figures)).support.map(inFrench)).toContain(
      "Dans le même temps, le nombre d’adhérents passe de 200 à 398.",
    );
  });
  test("two objectives are counted, not compared", () => {
    const few = { value: 0, previous: 0.2, change: -0.2, numerator: 0, denominator: 2 };
    const { headline, support } = writeHeadline(makeView({ "objective-attainment": few }));
    expect(headline.key).toBe("headline-empty");
    expect(support.map(inFrench)).toEqual(["Objectifs atteints : 0 sur 2."]);
    expect(inEnglish(attainmentFinding(makeView({ "objective-attainment": few })))).toBe("Objectives attained: 0 of 2");
  });
  test("a whole period is compared to the year before, not to the same day", () => {
    const whole = { ...makeView({ "member-revenue": growing }), period: { ...period, partial: false } };
    expect(writeHeadline(whole).support.map(inFrench)).toEqual(["Le CA adhérents atteint 38,4 M€, +4,2 % sur un an."]);
    expect(salesFinding(whole).map(inEnglish)).toEqual(["Member revenue grows by 4.2% over a year."]);
  });
  test("a page without comparison grows by nothing", () => {
    const view = makeView({ "member-revenue": { value: 120000000 }, "member-revenue-growth": { value: 0.1 } });
    expect(inFrench(writeHeadline(view).headline)).toBe("Le CA adhérents progresse de 10,0 %");
    const alone: ViewData = { ...view, request: { ...view.request, compare: "none" } };
    expect(inFrench(writeHeadline(alone).headline)).toBe("Le CA adhérents atteint 1,2 M€");
  });
  test("a portfolio or a selection is not called the programme; one member is one", () => {
    const view = makeView({ members: { value: 1 } });
    expect(inFrench(writeHeadline({ ...view, role: "sales" }).headline)).toBe("Le portefeuille compte 1 adhérent");
    const filtered = { ...view, request: { ...view.request, filters: { tier: "gold" } } };
    expect(inEnglish(writeHeadline(filtered).headline)).toBe("The selection has 1 member");
  });
  test("a period that begins before the data says why it is empty", () => {
    const early = {
      ...makeView({}),
      period: { label: "fy2022", from: "2022-01-01", to: "2022-12-31", partial: false },
    };
    expect(writeHeadline(early).support.map(inFrench)).toEqual([
      "Les données commencent le 1er janvier 2023 : ce qui porte sur la période entière n’a pas de valeur.",
    ]);
  });
});

describe("under the questions", () => {
  const say = (sentences: Sentence[]) => sentences.map(inEnglish);
  test("each step to points redeemed is a share; redemption read in points is not one of members", () => {
    const view = makeView({
      penetration: { value: 0.42 },
      "active-rate": { value: 0.816 },
      "redemption-rate": { value: 0.3 },
    });
    const steps = ["42.0% of eligible customers are members.", "81.6% of members ordered within 12 months."];
    expect(say(workingFinding(view))).toEqual(steps);
    const figure = view.figures["redemption-rate"];
    if (!figure) throw new Error("the view has no redemption");
    const ofMembers = { ...figure, total: { ...figure.total, definition: "members" } };
    const chosen = { ...view, figures: { ...view.figures, "redemption-rate": ofMembers } };
    expect(say(workingFinding(chosen))).toEqual([...steps, "30.0% of members redeemed points within 12 months."]);
  });
  test("generosity stands in its band where there is one; margin has its change where it is known", () => {
    const figures = { "generosity-consumed": { value: 0.0142 }, "margin-after-rewards": { value: 0.2, change: -0.01 } };
    expect(say(payingFinding(makeView(figures, [0.012, 0.018])))).toEqual([
      "Generosity consumed, 1.42%, is within its band (1.20% to 1.80%).",
      "Once rewards are paid, 20.0% of member revenue is left as margin, \u22121.0\u00a0pt over a year.",
    ]);
    const alone = { "generosity-consumed": { value: 0.0142 }, "margin-after-rewards": { value: 0.2 } };
    expect(say(payingFinding(makeView(alone)))).toEqual([
      "Rewards cost 1.42% of member revenue.",
      "Once rewards are paid, 20.0% of member revenue is left as margin.",
    ]);
    expect(payingFinding(makeView({}))).toEqual([]);
  });
});

describe("tiers", () => {
  const withGrowth = (growth: Record<string, number | null>): ViewData => {
    const view = makeView({});
    const rows = Object.entries(growth).map(([tier, value]) => makeRow({ key: { tier }, value }));
    const answer = makeAnswer("member-revenue-growth", rows);
    return {
      ...view,
      answers: {
        "tier-members": answer,
        "tier-revenue": answer,
        "tier-growth": answer,
      },
    };
  };
  test("names those that grow and those that fall", () => {
    expect(inFrench(tiersFinding(withGrowth({ silver: -0.02, gold: 0.06, platinum: 0.07 })))).toBe(
      "Or et Platine progressent, Argent recule",
    );
    expect(tiersFinding(withGrowth({ silver: 0.03, gold: 0.06 })).key).toBe("tiers-up");
    expect(tiersFinding(withGrowth({ silver: null, gold: null })).key).toBe("tiers-plain");
  });
});
