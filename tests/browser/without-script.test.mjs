// The page without JavaScript: everything that it offers is there, as links and forms.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, withPage } from "./browser.mjs";
import { serve } from "./service.mjs";

let browser;
let service;

before(async () => {
  [browser, service] = await Promise.all([launch(), serve()]);
});

after(async () => {
  await browser?.close();
  await service?.stop();
});

test("a search, a facet, a page and a clipping are links and forms", async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(service.address);
    await page.getByRole("searchbox").fill("numerique");
    await page.getByRole("button", { name: "Rechercher" }).click();
    assert.equal(await page.locator(".hits > li").count(), 10);
    const heading = await page.getByRole("heading", { level: 1 }).innerText();
    assert.match(heading, /^15\s+résultats pour «\s+numerique\s+»$/u);

    await page.getByRole("link", { name: "Suivante" }).click();
    assert.equal(await page.locator(".hits > li").count(), 5);
    await page.getByRole("link", { name: "Précédente" }).click();

    const facets = page.getByRole("complementary", { name: "Affiner" });
    await facets.getByRole("link", { name: "Données personnelles" }).click();
    assert.equal(await page.locator(".hits > li").count(), 1);
    assert.equal(new URL(page.url()).searchParams.get("keyword"), "Données personnelles");

    const title = await page.locator(".hits h3").innerText();
    await page.locator(".hits h3 a").click();
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), title);
    await page.getByRole("link", { name: "Retour aux résultats" }).first().click();
    await page.getByRole("link", { name: "Retirer le filtre" }).click();
    assert.equal(await page.locator(".hits > li").count(), 10);
  });
});
