import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** The rules whose answer another scheme may change. */
const ofColours = ["color-contrast", "link-in-text-block"];

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

const linesOf = ({ violations }: Awaited<ReturnType<AxeBuilder["analyze"]>>, scheme: string) =>
  violations.flatMap(({ id, nodes }) => nodes.map((node) => `${scheme} ${id}: ${node.target.join(" ")} ${node.html}`));

/** What axe finds wrong with a page as it stands, by every rule in light and by those of colours in dark, as lines. */
export async function listViolations(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await paper(page);
  const found = linesOf(await new AxeBuilder({ page }).analyze(), "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => paper(page)).not.toBe(light);
  found.push(...linesOf(await new AxeBuilder({ page }).withRules(ofColours).analyze(), "dark"));
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}
