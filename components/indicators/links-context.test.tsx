import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { makeAnswer, makeRow, makeView } from "@/lib/testing/make-view";
import type { ViewData } from "@/lib/views/view-data";
import { type Links, LinksProvider, useLinks } from "./links-context";

const filters = { region: "north" };
const page: ViewData = { ...makeView({}), request: { period: "ytd", compare: "n-1", filters } };

/** What a page's part is given for a row, and for its whole answer. */
function linksOf(data: ViewData, answer: IndicatorAnswer, row: IndicatorRow) {
  const given: { list: string | null; rest: string | null; behind: ReturnType<Links["behind"]> }[] = [];
  const Part = () => {
    const links = useLinks();
    given.push({ list: links.list(answer, row), rest: links.list(answer, row, "rest"), behind: links.behind(answer) });
    return null;
  };
  renderToStaticMarkup(
    <LinksProvider data={data}>
      <Part />
    </LinksProvider>,
  );
  const [links] = given;
  if (!links) throw new Error("nothing was rendered");
  return links;
}

const bySegment = (segment: string) => {
  const row = makeRow({ key: { segment }, value: 0.5, numerator: 1, denominator: 2 });
  return [makeAnswer("active-rate", [row]), row] as const;
};

test("a row opens its own accounts, under the page's filters, and those that it does not count", () => {
  const { list, rest } = linksOf(page, ...bySegment("retail"));
  expect(list).toBe("/club/accounts?of=active-rate&definition=standard&segment=retail&region=north");
  expect(rest).toContain("side=rest");
});

test("a row without a segment opens the accounts without one, not all", () => {
  const { list } = linksOf(page, ...bySegment(""));
  expect(new URLSearchParams(list?.split("?")[1]).get("segment")).toBe("");
});

test("no list of what is hidden, of totals, or of what counts no accounts", () => {
  const [answer, row] = bySegment("retail");
  expect(linksOf(page, answer, { ...row, hidden: true }).list).toBeNull();
  expect(linksOf({ ...page, hasLists: false }, answer, row).list).toBeNull();
  expect(linksOf(page, makeAnswer("member-revenue", [row]), row).list).toBeNull();
});

test("an answer's groups have their lists by code, where there is somebody in them, and its rows a file", () => {
  const rows = [makeRow({ key: { tier: "gold" }, value: 0.5 }), makeRow({ key: { tier: "silver" }, value: 0 })];
  const answer = { ...makeAnswer("tier-distribution", rows), definition: "members" };
  const { behind } = linksOf(page, answer, makeRow({}));
  expect(Object.keys(behind.hrefs)).toEqual(["gold"]);
  expect(behind.csvHref).toContain("/api/programmes/club/indicators/tier-distribution/export?format=csv&period=ytd");
  expect(behind.csvHref).toContain("region=north");
});
