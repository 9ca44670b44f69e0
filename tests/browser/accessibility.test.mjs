// WCAG A and AA by axe-core, on every kind of page, in both colour schemes and both widths.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, launch, withPage } from "./browser.mjs";
import { serve } from "./service.mjs";

const PAGES = [
  ["home", "/"],
  ["results", "/?q=numerique&from=2000"],
  ["a respelled query", "/?q=numerqiue"],
  ["a year", "/?q=*&from=2021&to=2021"],
  ["the timeline", "/timeline?q=licence"],
  ["a clipping", "/clippings/b79098099de44977?q=numerique"],
  ["nothing found", "/?q=xylophage&keyword=Fintech"],
  ["an error", "/?q=eau&from=hier"],
  ["an unknown clipping", "/clippings/inconnue"],
];

const LOOKS = [
  ["desktop, light", { viewport: DESKTOP, colorScheme: "light" }],
  ["desktop, dark", { viewport: DESKTOP, colorScheme: "dark" }],
  ["phone, light", { viewport: PHONE, colorScheme: "light" }],
  ["phone, dark", { viewport: PHONE, colorScheme: "dark" }],
];

let axe;
let browser;
let service;

before(async () => {
  const source = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  [axe, browser, service] = await Promise.all([readFile(source, "utf8"), launch(), serve()]);
});

after(async () => {
  await browser?.close();
  await service?.stop();
});

for (const [look, options] of LOOKS) {
  test(look, async () => {
    await withPage(browser, options, async (page) => {
      for (const [name, path] of PAGES) {
        await page.goto(service.address + path);
        await complies(page, name);
      }
      await page.goto(service.address);
      await page.getByRole("combobox").pressSequentially("nume");
      await page.getByRole("listbox").waitFor();
      await page.getByRole("combobox").press("ArrowDown");
      await complies(page, "the completions");
    });
  });
}

/** Fails on what axe-core finds, and on what is wider than the window. */
async function complies(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n  ")}`);
  assert.deepEqual(found, [], name);
  const wider = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  assert.equal(wider, 0, `${name} is so many pixels wider than the window`);
}
