import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test, vi } from "vitest";
import { en } from "@/lib/i18n/en";
import { loadMessages } from "@/lib/i18n/load-messages";
import { type SignInNotice, SignInPage } from "./sign-in-page";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => {} }) }));

/** What the page says on its buttons, and aloud. */
function open(company: string | null, notice: SignInNotice | null = null) {
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" messages={loadMessages("en")} timeZone="UTC">
      <SignInPage next="/" company={company} notice={notice} />
    </IntlProvider>,
  );
  return {
    html,
    buttons: [...html.matchAll(/<button[^>]*>([^<]+)<\/button>/g)].map(([, words]) => words),
    said: [...html.matchAll(/role="(alert|status)"[^>]*>([^<]+)</g)].map(([, role, words]) => [role, words]),
  };
}

test("the company's own sign-in is offered where there is one", () => {
  expect(open(null).buttons).toContain("Sign in");
  expect(open(null).html).not.toContain(en.signIn.or);
  expect(open("Example").buttons).toContain("Continue with Example");
  expect(open("Example").html).toContain(en.signIn.or);
});

test("why somebody is here is said, the bad news at once", () => {
  expect(open(null).said).toEqual([]);
  expect(open(null, "ended").said).toEqual([["status", en.signIn.ended]]);
  expect(open("Example", "noAccess").said).toEqual([["alert", en.signIn.noAccess]]);
  expect(open("Example", "failed").said).toEqual([["alert", en.signIn.failed]]);
});
