// Typing into a long document: how long from a key to its finding.

import assert from "node:assert/strict";
import { test } from "node:test";

import { finding, inConsole, paste, prepare } from "./console.js";

prepare();

/** In milliseconds, from a key to the list of findings that knows of it. */
const LIMIT = 100;

const LINES = 2000;

/** A create request with a mistake at its end, and long in the middle. */
function long() {
  const wanted = Array.from({ length: LINES - 23 }, (_, index) => `        "https://app-${index}.example.com/signed-in/"`);
  return `{
  "AuthResources": "USER_POOL_ONLY",
  "Service": "COGNITO",
  "UserPoolConfigs": {
    "UserPoolName": "customers",
    "RequiredSignUpAttributes": ["EMAIL"],
    "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] },
    "OAuth": {
      "OAuthGrantType": "CODE",
      "OAuthScopes": ["OPENID"],
      "RedirectSignInURIs": [
${wanted.join(",\n")}
      ],
      "RedirectSignOutURIs": ["https://app.example.com/"],
      "SocialProviderSettings": {
        "Google": {
          "ClientId": "1.apps.googleusercontent.com",
          "ClientSecret": "\${GOOGLE_SECRET}"
        }
      }
    },
    "SignInMethod": "EMIAL"
  }
}
`;
}

test(`${LINES} lines are typed into without lag`, (context) =>
  inConsole(async (page) => {
    const document = long();
    assert.equal(document.split("\n").length - 1, LINES);
    await paste(page, document);
    const card = finding(page, "invalid-enum-value");
    await card.locator(".finding-main").click();
    await page.keyboard.press("ArrowLeft");
    // Every space before the value moves its finding by a column.
    const place = () => card.locator(".place").textContent();
    const column = async () => Number(/:(\d+)/.exec(await place())?.[1]);
    await page.evaluate(() => {
      window.measured = [];
      const read = () => document.querySelector('[data-rule="invalid-enum-value"] .place')?.textContent;
      window.addEventListener(
        "keydown",
        (event) => {
          const before = read();
          const watch = () => {
            if (read() === before) requestAnimationFrame(watch);
            // The next frame is the one in which it is seen.
            else requestAnimationFrame(() => window.measured.push(performance.now() - event.timeStamp));
          };
          requestAnimationFrame(watch);
        },
        { capture: true },
      );
    });
    const first = await column();
    for (let key = 1; key <= 40; key++) {
      await page.keyboard.press("Space");
      await page.waitForFunction((key) => window.measured.length === key, key);
    }
    assert.equal(await column(), first + 40);
    const times = (await page.evaluate(() => window.measured)).sort((one, other) => one - other);
    const median = times[times.length / 2];
    context.diagnostic(`${LINES} lines, from a key to its finding on the screen: median ${median.toFixed(0)} ms, worst ${times.at(-1).toFixed(0)} ms`);
    assert.ok(median < LIMIT, `median ${median} ms`);

    // Faster than anybody types: nothing piles up.
    const start = Date.now();
    await page.keyboard.type(" ".repeat(60));
    await page.waitForFunction((wanted) => Number(/:(\d+)/.exec(document.querySelector('[data-rule="invalid-enum-value"] .place')?.textContent)?.[1]) === wanted, first + 100);
    const each = (Date.now() - start) / 60;
    context.diagnostic(`${LINES} lines, 60 keys at once: ${each.toFixed(0)} ms each until the last one's finding`);
    assert.ok(each < LIMIT, `${each} ms`);
  }));
