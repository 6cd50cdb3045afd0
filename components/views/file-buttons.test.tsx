import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { loadMessages } from "@/lib/i18n/load-messages";
import { makeView } from "@/lib/testing/make-view";
import { FileButtons } from "./file-buttons";

/** The buttons of a page: what they say, and which cannot be pressed. */
function buttons(canPrint: boolean, hasSlides = true): string[] {
  const data = makeView({});
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" messages={loadMessages("en")} timeZone="UTC">
      <FileButtons data={data} request={data.request} canPrint={canPrint} hasSlides={hasSlides} />
    </IntlProvider>,
  );
  return [...html.matchAll(/<button[^>]*?(disabled="")?>([^<]*)<\/button>/g)].map(
    ([, disabled, words]) => `${words}${disabled === undefined ? "" : ", not now"}`,
  );
}

test("a page is had on paper and as slides", () => {
  expect(buttons(true)).toEqual(["PDF", "Slides"]);
});

test("without a browser on the server the button says so, and slides are had all the same", () => {
  expect(buttons(false)).toEqual(["No PDF: the server has no browser; print the page with yours, not now", "Slides"]);
});

test("a page without charts has no slides", () => {
  expect(buttons(true, false)).toEqual(["PDF"]);
});
