// Named scenes of the product, compared with the pictures that were looked at and kept. `UPDATE_PICTURES=1 npx vitest run tests/visual` keeps new ones: look at them before you commit them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPacta, type Running } from '../setup/running.ts';
import { openBrowser, openPage } from '../e2e/browser.ts';

const scenes = [
  { name: 'first-sight-light', path: '/?asOf=2026-11-24', width: 1440, height: 900, dark: false },
  { name: 'power-of-siberia-dark', path: '/?asOf=2026-11-24&select=power-of-siberia', width: 1440, height: 900, dark: true },
  { name: 'evidence-light', path: '/?asOf=2026-11-24&evidence=1', width: 1440, height: 900, dark: false },
  { name: 'power-of-siberia-phone-light', path: '/?asOf=2026-11-24&select=power-of-siberia', width: 390, height: 844, dark: false },
  { name: 'first-sight-phone-dark', path: '/?asOf=2026-11-24', width: 390, height: 844, dark: true },
] as const;
const query = `// Who backed out, of what, and on whose word
MATCH (a:Actor)-[:COMMITTED_TO]->(c:Commitment)
WHERE c.verdict IN ['WITHDRAWN', 'DISPUTED', 'STALLED']
MATCH (c)-[:CITED_IN]->(s:Source)
RETURN a.shortName AS promisor, c AS promise, c.object AS object, c.verdict AS verdict, c.evidence AS evidence, count(s) AS witnesses
ORDER BY promisor, promise.id`;
const queryScenes = [
  { name: 'query-table-light', width: 1440, height: 900, dark: false },
  { name: 'query-table-phone-dark', width: 390, height: 844, dark: true },
] as const;
const kept = (name: string): string => join('tests', 'visual', 'pictures', `${name}.png`);
/** Shares of pixels that may differ: letters are drawn a little differently by each machine. */
const tolerance = 0.015;

describe.skipIf(process.platform !== 'linux')('the pictures (kept from Linux, where the packaged browser runs)', () => {
  let browser: Browser;
  let pacta: Running;
  beforeAll(async () => { [browser, pacta] = await Promise.all([openBrowser(), startPacta()]); });
  afterAll(async () => { await browser?.close(); await pacta?.stop(); });

  it.each(scenes)('$name', async ({ name, path, width, height, dark }) => {
    const { page } = await openPage(browser, pacta.url + path, { width, height, dark });
    if (path.includes('select')) await page.locator('.side h2').waitFor();
    await page.waitForTimeout(400);
    compare(name, width, height, await page.screenshot());
    await page.close();
  });

  it.each(queryScenes)('$name', async ({ name, width, height, dark }) => {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', bypassCSP: true });
    await page.goto(`${pacta.url}/query#${new URLSearchParams({ q: query }).toString()}`);
    await page.locator('.cm-content').waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).last().click();
    await page.locator('.status strong').first().waitFor();
    await page.mouse.move(0, 0);
    // When it ran, and how long it took, differ each time.
    await page.addStyleTag({ content: '.status, .past time { visibility: hidden !important; }' });
    await page.waitForTimeout(800);
    compare(name, width, height, await page.screenshot());
    await page.close();
  });
});

/** Compares a picture with the kept one, or keeps it when asked to; what differs too much is written down to be looked at. */
function compare(name: string, width: number, height: number, picture: Buffer): void {
  const shot = PNG.sync.read(picture);
  if (process.env['UPDATE_PICTURES'] === '1') {
    mkdirSync(join('tests', 'visual', 'pictures'), { recursive: true });
    writeFileSync(kept(name), PNG.sync.write(shot));
  }
  expect(existsSync(kept(name)), `${kept(name)} is missing: make it with UPDATE_PICTURES=1 and look at it.`).toBe(true);
  const before = PNG.sync.read(readFileSync(kept(name)));
  const difference = new PNG({ width, height });
  const differing = pixelmatch(before.data, shot.data, difference.data, width, height, { threshold: 0.2 });
  if (differing > tolerance * width * height) {
    mkdirSync(join('tests', 'visual', 'out'), { recursive: true });
    writeFileSync(join('tests', 'visual', 'out', `${name}.png`), PNG.sync.write(shot));
    writeFileSync(join('tests', 'visual', 'out', `${name}.difference.png`), PNG.sync.write(difference));
  }
  expect(differing / (width * height), `see tests/visual/out/${name}.difference.png`).toBeLessThanOrEqual(tolerance);
}
