import type { Locator, Page } from "@playwright/test";
import { writerOf } from "@/components/indicators/write-figure";
import { createFormatter } from "@/lib/format/formatter";
import { fr } from "@/lib/i18n/fr";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { ViewData } from "@/lib/views/view-data";
import { expect } from "./fixtures";

/** The text that the first screen gives a figure of the API's answer, in French. */
function figureText({ figures, programme }: ViewData, id: IndicatorId): string {
  const total = figures[id]?.total;
  if (!total) throw new Error(`${id} is not in the API's answer`);
  return writerOf(createFormatter("fr", programme.currency), total, "compact")(total.rows[0]?.value);
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
