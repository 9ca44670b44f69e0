// What the page does with JavaScript: it searches while one types, and never loads anew.

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

/** Visits a page, and fails if it was loaded anew meanwhile. */
async function stay(path, options, visit) {
  await withPage(browser, options, async (page) => {
    await page.goto(service.address + path);
    await page.evaluate(() => {
      window.isTheSame = true;
    });
    await visit(page);
    assert.equal(await page.evaluate(() => window.isTheSame), true, "the page was loaded anew");
  });
}

const box = (page) => page.locator("form.search input[name=q]");
const headingIs = (page, text) => page.getByRole("heading", { level: 1, name: text }).waitFor();
const asked = (page, name) => new URL(page.url()).searchParams.get(name);

test("hits come while one types, under an address to share", async () => {
  await stay("/", {}, async (page) => {
    await box(page).pressSequentially("numerique");
    await headingIs(page, "15 résultats pour « numerique »");
    assert.equal(asked(page, "q"), "numerique");
    assert.equal(await box(page).evaluate((field) => field === document.activeElement), true);
    await box(page).pressSequentially(" fibre");
    await page.waitForURL((address) => address.searchParams.get("q") === "numerique fibre");
    assert.equal(await box(page).inputValue(), "numerique fibre");
    // All that was typed is one step of the history.
    await page.goBack();
    await page.getByRole("heading", { name: "Dernières coupures" }).waitFor();
    assert.equal(await box(page).inputValue(), "");
    await page.goForward();
    await headingIs(page, /pour « numerique fibre »/);
    assert.equal(await box(page).inputValue(), "numerique fibre");
  });
});

test("an answer that is overtaken leaves no trace in the history", async () => {
  await stay("/", {}, async (page) => {
    await page.route(/\?q=/, async (route) => {
      const isFirst = !new URL(route.request().url()).searchParams.get("q").endsWith("ique");
      await new Promise((resolve) => setTimeout(resolve, isFirst ? 3000 : 0));
      await route.continue().catch(() => {});
    });
    const first = page.waitForRequest((request) => new URL(request.url()).pathname === "/");
    await box(page).pressSequentially("numer");
    await first;
    await box(page).pressSequentially("ique");
    await headingIs(page, "15 résultats");
    await page.goBack();
    await page.getByRole("heading", { name: "Dernières coupures" }).waitFor();
  });
});

test("the list of completions is walked by arrows, taken by Enter, closed by Escape", async () => {
  await stay("/", {}, async (page) => {
    const list = page.getByRole("listbox", { name: "Propositions" });
    const field = page.getByRole("combobox");
    await field.pressSequentially("nume");
    await list.waitFor();
    assert.equal(await field.getAttribute("aria-expanded"), "true");
    await field.press("Escape");
    await list.waitFor({ state: "hidden" });
    assert.equal(await field.inputValue(), "nume");
    assert.equal(await field.getAttribute("aria-expanded"), "false");

    await field.press("ArrowDown");
    await list.waitFor();
    await field.press("ArrowDown");
    const marked = page.locator("[role=option][aria-selected=true]");
    assert.equal(await marked.locator(".label").innerText(), "numérique");
    assert.equal(await field.getAttribute("aria-activedescendant"), await marked.getAttribute("id"));
    await field.press("Enter");
    await headingIs(page, /pour « numérique »/);
    await list.waitFor({ state: "hidden" });
  });
});

test("a paper that is chosen from the list becomes a filter", async () => {
  await stay("/", {}, async (page) => {
    await box(page).pressSequentially("numerik");
    await page.getByRole("option", { name: "Numérik Hebdo" }).first().click();
    await page.waitForURL((address) => address.searchParams.get("source") === "Numérik Hebdo");
    assert.equal(asked(page, "q"), null);
    await page.getByRole("link", { name: "Retirer le filtre" }).waitFor();
  });
});

test("a facet narrows, keeps the focus, and the back button widens again", async () => {
  await stay("/?q=numerique", {}, async (page) => {
    const facet = page.getByRole("complementary", { name: "Affiner" }).getByRole("link", { name: "Infrastructures" });
    await facet.focus();
    await facet.press("Enter");
    await headingIs(page, "2 résultats");
    assert.equal(asked(page, "keyword"), "Infrastructures");
    const focused = await page.evaluate(() => document.activeElement.matches("a") && document.activeElement.textContent);
    assert.match(String(focused), /Infrastructures/);
    assert.equal(await page.locator("p[role=status].unseen").innerText(), await page.locator("h1").innerText());
    await page.goBack();
    await headingIs(page, "15 résultats");
    assert.equal(asked(page, "keyword"), null);
  });
});

test("pages turn, and begin at the top", async () => {
  await stay("/?q=numerique", {}, async (page) => {
    await page.getByRole("link", { name: "Suivante" }).click();
    await page.waitForURL((address) => address.searchParams.get("page") === "2");
    await page.locator("ol.hits[start='11']").waitFor();
    assert.equal(await page.evaluate(() => window.scrollY), 0);
  });
});

test("a clipping shows what is near, and the way back keeps the search and the place", async () => {
  await stay("/?q=numerique", {}, async (page) => {
    const last = page.locator(".hits h3 a").last();
    await last.scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => window.scrollY);
    assert.ok(place > 0);
    const title = await last.innerText();
    await last.click();
    await headingIs(page, title);
    assert.ok((await page.getByRole("region", { name: "Coupures proches" }).getByRole("link").count()) > 0);
    await page.goBack();
    await headingIs(page, "15 résultats");
    await page.waitForFunction((expected) => Math.abs(window.scrollY - expected) < 2, place);
  });
});

test("a citation is copied in three formats", async () => {
  const options = { permissions: ["clipboard-read", "clipboard-write"] };
  await stay("/clippings/b79098099de44977", options, async (page) => {
    const copies = [
      ["Texte", /^«\sL’Assemblée crée .*, 30\sjuin 2021\.$/u],
      ["RIS", /^TY {2}- NEWS\n[^]*\nER {2}-/],
      ["BibTeX", /^@\w+\{[^]*\}$/],
    ];
    for (const [format, expected] of copies) {
      const citation = page.locator("details", { has: page.getByText(format, { exact: true }) });
      if ((await citation.getAttribute("open")) === null) await citation.locator("summary").click();
      await citation.getByRole("button", { name: "Copier" }).click();
      await citation.getByRole("button", { name: "Copié" }).waitFor();
      assert.match(await page.evaluate(() => navigator.clipboard.readText()), expected);
      const file = await citation.getByRole("link", { name: /^Texte intégral|^Fichier/ }).getAttribute("href");
      assert.equal((await page.request.get(service.address + file)).status(), 200);
    }
  });
});

test("years are drawn over with a pointer", async () => {
  await stay("/?q=*", {}, async (page) => {
    const { x, y, width, height } = await page.locator(".histogram svg").boundingBox();
    const years = 27;
    const middle = (place) => x + (width * (place + 0.5)) / years;
    await page.mouse.move(middle(2), y + height / 2);
    await page.mouse.down();
    await page.mouse.move(middle(5), y + height / 2, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL((address) => address.searchParams.get("to") === "2004");
    assert.equal(asked(page, "from"), "2001");
    await page.getByRole("link", { name: "Retirer le filtre « 2001 – 2004 »" }).waitFor();
  });
});

test("years are chosen with the keyboard, and one year is cut into months", async () => {
  await stay("/?q=*", {}, async (page) => {
    const begin = page.getByRole("slider", { name: "Début de la période" });
    await begin.focus();
    await begin.press("ArrowRight");
    await begin.press("ArrowRight");
    assert.equal(await begin.getAttribute("aria-valuetext"), "2001");
    await page.waitForURL((address) => address.searchParams.get("from") === "2001");
    await page.getByRole("link", { name: /Retirer le filtre « 2001/ }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Début de la période");
    await begin.press("End");
    await begin.press("Enter");
    await page.waitForURL((address) => address.searchParams.get("from") === "2025");
    await page.getByRole("link", { name: "Retirer le filtre « 2025 »" }).waitFor();
    assert.equal(await begin.getAttribute("aria-valuetext"), "janvier 2025");
    await page.getByRole("link", { name: /^octobre/ }).click();
    await page.waitForURL((address) => address.searchParams.get("from") === "2025-10");
    await headingIs(page, "1 résultat");
  });
});

test("the timeline keeps the filters, changes its unit and leads to clippings", async () => {
  await stay("/?q=licence&source=Le%20Courrier%20de%20Port-Sar%C3%A9", {}, async (page) => {
    await page.getByRole("link", { name: "Chronologie" }).click();
    await page.waitForURL((address) => address.pathname === "/timeline");
    assert.equal(asked(page, "source"), "Le Courrier de Port-Saré");
    assert.ok((await page.locator("svg.chart a").count()) > 2);
    await page.getByRole("link", { name: "Décennie" }).click();
    await page.waitForURL((address) => address.searchParams.get("unit") === "decade");
    await page.getByText("Les chiffres", { exact: true }).click();
    const row = page.getByRole("row").nth(1);
    const count = await row.getByRole("cell").first().innerText();
    await row.getByRole("link").click();
    await headingIs(page, `${count} résultat`);
    assert.equal(asked(page, "to"), "2009");
  });
});

test("a misspelt query offers another, and a service that is gone is told", async () => {
  await stay("/", {}, async (page) => {
    await box(page).pressSequentially("numerqiue");
    await page.locator(".notes, .meant").first().waitFor();
    await page.route("**/*", (route) => route.abort());
    await box(page).fill("fibre");
    await page.getByText("Le service ne répond pas").waitFor();
  });
});
