// The browser: Debian's Chromium, or the one that `CHROMIUM` names.

import { chromium } from "playwright-core";

/** As narrow as WCAG asks of a page to fit (success criterion 1.4.10). */
export const PHONE = { width: 320, height: 640 };
export const DESKTOP = { width: 1280, height: 900 };

/** Starts the browser. It often runs as root in a container, where its own sandbox cannot be had. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
}

/**
 * Runs `visit` with a new page of its own, and fails if the page reported an error meanwhile: a script that
 * broke, or something that its policy forbids. What is `tolerated` is no error.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {import("playwright-core").BrowserContextOptions & {tolerated?: RegExp}} options
 * @param {(page: import("playwright-core").Page) => Promise<void>} visit
 */
export async function withPage(browser, { tolerated, ...options }, visit) {
  const context = await browser.newContext({ viewport: DESKTOP, locale: "fr-FR", ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    // An answer that says by its status what went wrong is no error of the page.
    const text = message.text();
    const isOfPage = !text.startsWith("Failed to load resource") && !tolerated?.test(text);
    if (message.type() === "error" && isOfPage) errors.push(text);
  });
  const told = () => `the page reports errors:\n${errors.join("\n")}`;
  try {
    await visit(page);
  } catch (error) {
    throw errors.length > 0 ? new Error(told(), { cause: error }) : error;
  } finally {
    await context.close();
  }
  if (errors.length > 0) throw new Error(told());
}
