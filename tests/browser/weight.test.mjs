// What the first visit costs, as it goes over the wire.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, withPage } from "./browser.mjs";
import { serve } from "./service.mjs";

/** The most that a first visit may take, in bytes. */
const MOST = 60_000;

let browser;
let service;

before(async () => {
  [browser, service] = await Promise.all([launch(), serve()]);
});

after(async () => {
  await browser?.close();
  await service?.stop();
});

for (const path of ["/", "/?q=numerique"]) {
  test(`the first visit to ${path} is light and asks nobody else`, async (context) => {
    await withPage(browser, {}, async (page) => {
      const addresses = [];
      let weight = 0;
      page.on("request", (request) => addresses.push(request.url()));
      const client = await page.context().newCDPSession(page);
      await client.send("Network.enable");
      client.on("Network.loadingFinished", ({ encodedDataLength }) => {
        weight += encodedDataLength;
      });
      await page.goto(service.address + path, { waitUntil: "networkidle" });
      context.diagnostic(`${weight} bytes`);
      assert.ok(weight > 1_000, `${weight} bytes are no page`);
      assert.ok(weight < MOST, `${weight} bytes are more than ${MOST}`);
      const others = addresses.filter((address) => !address.startsWith(`${service.address}/`));
      assert.deepEqual(others, []);
    });
  });
}
