import { expect, fillSignIn, test } from "./fixtures";
import { demoPassword, everybody, people, sessionFile } from "./people";

for (const person of everybody) {
  test(`${person} signs in`, async ({ page }) => {
    await page.goto("/sign-in");
    await fillSignIn(page, people[person], demoPassword());
    await expect(page).toHaveURL(/\/demo\/(marketing|sales|executive)$/);
    await page.context().storageState({ path: sessionFile(person) });
  });
}
