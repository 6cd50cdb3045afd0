import type { Locator, Page } from "@playwright/test";
import { createFormatter, decimalsFor } from "@/lib/format/formatter";
import { fr } from "@/lib/i18n/fr";
import { getIndicator, type IndicatorId } from "@/lib/indicators/registry";
import type { ViewData } from "@/lib/views/view-data";
import { expect } from "./fixtures";

/** The text that the first screen gives a figure of the API's answer, in French. */
function figureText({ figures, programme }: ViewData, id: IndicatorId): string {
  const total = figures[id]?.total;
  const format = createFormatter("fr", programme.currency);
  const indicator = getIndicator(id);
  const isGrowth =
    total && indicator?.kind === "figure" && indicator.definitions[total.definition]?.value.form === "growth";
  const value = total?.rows[0]?.value;
  if (isGrowth) return format.growth(value, decimalsFor(id));
  return format.value(total?.unit ?? "count", value, "compact", decimalsFor(id));
}

/** A figure of the first screen. */
export const figureCard = (page: Page, id: IndicatorId): Locator =>
  page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { level: 2 }).getByText(fr.indicators[id].name, { exact: true }) });

/** The first screen's figures, in order, are the API's. */
export async function expectFigures(page: Page, data: ViewData): Promise<void> {
  expect(data.headline.length).toBeGreaterThan(0);
  for (const id of data.headline) await expect(figureCard(page, id)).toContainText(figureText(data, id));
}
