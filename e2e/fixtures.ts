import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { fr } from "@/lib/i18n/fr";
import { getView, type ViewId, viewPath } from "@/lib/views/views";
import { type Api, apiOf } from "./api";
import { address } from "./environment";
import { demoPassword, type Person, people, sessionFile } from "./people";

interface Fixtures {
  /** Who is signed in; nobody where not said. */
  person: Person | null;
  /** The API with the page's own session. */
  api: Api;
  /** The API with another person's session. */
  apiAs: (person: Person) => Promise<Api>;
  /** Fails a test whose page threw or logged an error. */
  noErrors: undefined;
}

export const test = base.extend<Fixtures>({
  person: [null, { option: true }],
  storageState: async ({ person }, use) => use(person ? sessionFile(person) : undefined),
  api: async ({ context }, use) => use(apiOf(context.request)),
  apiAs: async ({ playwright }, use) => {
    const opened: { dispose: () => Promise<void> }[] = [];
    await use(async (person) => {
      const request = await playwright.request.newContext({ baseURL: address, storageState: sessionFile(person) });
      opened.push(request);
      return apiOf(request);
    });
    for (const request of opened) await request.dispose();
  },
  noErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on("weberror", (error) => errors.push(error.error().message));
      context.on("console", (message) => {
        // A refused request is a line in the console too: tests look at answers themselves.
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
          errors.push(message.text());
      });
      await use(undefined);
      expect(errors, "errors of the pages").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Waits until React has taken over what the server rendered there: before that a click is lost. */
export async function waitForReact(element: Locator): Promise<void> {
  await expect
    .poll(() => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__react"))))
    .toBe(true);
}

/** Opens a view of the demo programme, ready to be used. */
export async function openView(page: Page, id: ViewId, query = ""): Promise<void> {
  const view = getView(id);
  if (!view) throw new Error(`no view ${id}`);
  await page.goto(`${viewPath("demo", view)}${query ? `?${query}` : ""}`);
  const control = view.timeless
    ? page.getByRole("main").getByRole("button")
    : page.getByRole("combobox", { name: fr.filters.period });
  await waitForReact(control.first());
}

/** Fills in the form of the sign-in page that is open, and sends it. */
export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  const submit = page.getByRole("button", { name: fr.signIn.submit });
  await waitForReact(submit);
  await page.getByLabel(fr.signIn.email).fill(email);
  await page.getByLabel(fr.signIn.password).fill(password);
  await submit.click();
}

/** Signs a person in through the form that is open, and waits for the page behind it. */
export async function signInAs(page: Page, person: Person): Promise<void> {
  await fillSignIn(page, people[person], demoPassword());
  await expect(page).not.toHaveURL(/sign-in/);
}
