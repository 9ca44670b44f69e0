// The search box of other sites: the example of the documentation, served from another origin.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { PHONE, launch, withPage } from "./browser.mjs";
import { inRepository, serve } from "./service.mjs";

/** Where the example expects the service. */
const EXPECTED = "http://127.0.0.1:7878";

let browser;
let service;
let stranger;
let site;

before(async () => {
  // The site has to be known before the service, which lets it in; its page names the service.
  stranger = createServer(async (request, response) => {
    const page = await readFile(inRepository("docs/widget-example.html"), "utf8");
    response.setHeader("content-type", "text/html; charset=utf-8");
    // A policy as strict as sites have them: nothing but the script and the answers of the service.
    const policy = `default-src 'none'; style-src 'self' 'unsafe-inline'; script-src ${service.address}; connect-src ${service.address}`;
    response.setHeader("content-security-policy", policy);
    response.end(page.replaceAll(EXPECTED, service.address));
  });
  await new Promise((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${stranger.address().port}`;
  [browser, service] = await Promise.all([launch(), serve(["--allow-origin", site])]);
});

after(async () => {
  await browser?.close();
  await service?.stop();
  stranger?.close();
});

test("a site's own box suggests and finds, by keyboard alone", async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(site);
    const field = page.getByRole("combobox", { name: "Rechercher dans les archives" }).first();
    await field.pressSequentially("nume");
    const list = page.getByRole("listbox");
    await list.waitFor();
    await field.press("ArrowDown");
    await field.press("Enter");
    assert.equal(await field.inputValue(), "numérique");
    await page.getByRole("status").filter({ hasText: /^1\d\srésultats$/u }).waitFor();
    await list.waitFor({ state: "hidden" });
    const hit = page.locator("pressoir-search").first().locator("ol li").first();
    assert.ok((await hit.locator("mark").count()) > 0);
    const clipping = await hit.getByRole("link").getAttribute("href");
    assert.equal((await page.request.get(clipping)).status(), 200);
    const all = await page.getByRole("link", { name: "Tous les résultats" }).getAttribute("href");
    assert.ok(all.startsWith(`${service.address}/?`));
  });
});

test("a box takes the colours of its site, and complies with WCAG A and AA", async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  for (const options of [{}, { viewport: PHONE }]) {
    await withPage(browser, options, async (page) => {
      await page.goto(site);
      const themed = page.locator("pressoir-search").last();
      const accent = await themed.evaluate((element) => getComputedStyle(element).getPropertyValue("--pressoir-accent"));
      const button = themed.getByRole("button");
      const painted = await button.evaluate((element) => getComputedStyle(element).backgroundColor);
      const hex = painted.match(/\d+/g).map((part) => Number(part).toString(16).padStart(2, "0"));
      assert.equal(`#${hex.join("")}`, accent.trim());
      await themed.getByRole("combobox").pressSequentially("fibre");
      await themed.locator("ol li").first().waitFor();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n  ")}`);
      assert.deepEqual(found, []);
    });
  }
});

test("a site that is not let in is told so", async () => {
  const other = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="fr"><title>Autre</title><script src="${service.address}/widget.js"></script><pressoir-search></pressoir-search></html>`);
  });
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${other.address().port}`;
  try {
    await withPage(browser, { tolerated: /CORS policy/ }, async (page) => {
      await page.goto(address);
      await page.getByRole("combobox").pressSequentially("fibre");
      await page.getByText("La recherche ne répond pas").waitFor();
    });
  } finally {
    other.close();
  }
});
