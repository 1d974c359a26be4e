// The browser of the end-to-end tests: Chromium from npm with WebGL 2 in software, or an installed one where that does not run.
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';

/** Flags of the packaged browser that do not suit a browser with several pages. */
const unsuited = new Set(['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content']);

export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux') return playwright.launch({ channel: 'chrome', headless: true });
  return playwright.launch({ executablePath: await chromium.executablePath(), args: [...chromium.args.filter((flag) => !unsuited.has(flag)), '--no-sandbox'], headless: true });
}

interface SceneProbe { whereIs(id: string): { x: number; y: number } | null; shown(): readonly string[]; named(): readonly string[]; screenshotReady(): Promise<void> }
declare global {
  interface Window { pactaScene?: SceneProbe }
}

/** Opens an address and waits until the network is drawn; collects what the page complains of. */
export async function openPage(browser: Browser, url: string, options: { width?: number; height?: number; dark?: boolean; touch?: boolean; bypassCSP?: boolean } = {}): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: options.width ?? 1440, height: options.height ?? 900 }, colorScheme: options.dark ? 'dark' : 'light', reducedMotion: 'reduce', hasTouch: options.touch === true, bypassCSP: options.bypassCSP === true });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  await page.goto(url);
  await drawn(page);
  return { page, complaints };
}

/** Waits until the network is drawn. Looks by the clock, since a page that is not painted has no animation frames; a page that never comes is told with what it shows. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => /of [1-9]\d* names shown/.test(document.querySelector('.counts')?.textContent ?? ''), undefined, { polling: 100, timeout: 60_000 }).catch(async (error: unknown) => {
    const shown = await page.evaluate(() => `${document.readyState} ${document.body.innerText.slice(0, 600)}`).catch(String);
    throw new Error(`The network was not drawn. The page shows: ${shown}`, { cause: error });
  });
  await page.evaluate(() => window.pactaScene?.screenshotReady());
}

/** Where a name's mark is on the page. */
export async function markOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const at = await page.evaluate((wanted) => window.pactaScene?.whereIs(wanted) ?? null, id);
  const stage = await page.locator('.stage').boundingBox();
  if (!at || !stage) throw new Error(`${id} is not drawn.`);
  return { x: stage.x + at.x, y: stage.y + at.y };
}
