// Explore, as an analyst uses it, in a real browser with WebGL, on every database.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startPacta, type Running } from '../setup/running.ts';
import { drawn, markOf, openBrowser, openPage } from './browser.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(async () => { await browser?.close(); });

const databases = [['memory', {}], ...(inject('neo4jUrl') === '' ? [] : [['neo4j', { PACTA_DATABASE_URL: inject('neo4jUrl') }]])] as (readonly [string, Record<string, string>])[];

describe.each(databases)('Explore on %s', (_, settings) => {
  let pacta: Running;
  beforeAll(async () => { pacta = await startPacta(settings); });
  afterAll(async () => { await pacta?.stop(); });
  const open = (path: string, options = {}): ReturnType<typeof openPage> => openPage(browser, pacta.url + path, options);
  const side = (page: Page): Promise<string> => page.locator('.side').innerText();

  it('shows the first sight laid out, with WebGL 2 and without a complaint', async () => {
    const { page, complaints } = await open('/');
    expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)).toBe(true);
    expect(await page.locator('h1').innerText()).toBe('China and Russia, promise by promise');
    expect(await page.locator('.counts').innerText()).toMatch(/^130 of \d{3} names shown · \d+ folded · Show all$/);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForFunction(() => /^(\d+) of \1 names shown/.test(document.querySelector('.counts')?.textContent ?? ''));
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('draws the network all the same when the first question does not reach the server', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    let asked = 0;
    await page.route('**/api/network?*', (route) => (++asked === 1 ? route.abort('connectionrefused') : route.continue()));
    await page.goto(pacta.url);
    await drawn(page);
    expect(asked).toBe(2);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.close();
  });

  it('finds Power of Siberia by keyboard and reads what became of it, down to the footnote', async () => {
    const { page } = await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('Power of Siberia');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.side h2').filter({ hasText: 'Power of Siberia' }).waitFor();
    const disputed = page.locator('[data-verdict=DISPUTED]');
    expect(await disputed.innerText()).toMatch(/Disputed/);
    await disputed.getByRole('button', { name: /why this verdict/ }).click();
    await disputed.getByText('Each source\'s own verdict').waitFor();
    expect(await disputed.innerText()).toMatch(/finanz\.ru[\s\S]*Withdrawn/i);
    expect(await disputed.innerText()).toMatch(/\$25 bn/);
    await disputed.locator('.cite').first().click();
    expect(await disputed.locator('.footnotes').first().innerText()).toMatch(/Axis of Collusion/);
    expect(page.url()).toMatch(/select=power-of-siberia/);
    await page.close();
  });

  it('goes from a found name to the canvas, whose keys work at once', async () => {
    const { page } = await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('rosneft');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+e');
    await page.waitForFunction(() => (/r=([^&]*)/.exec(decodeURIComponent(location.hash))?.[1] ?? '').split(',').length > 2);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('stage');
    await page.keyboard.press('h');
    await page.waitForFunction(() => /1 hidden/.test(document.querySelector('.counts')?.textContent ?? ''));
    expect(await page.getByRole('combobox').inputValue()).toBe('');
    await page.close();
  });

  const loud = ['WITHDRAWN', 'STALLED', 'DISPUTED', 'RENEGED'];
  const ringedNames = async (): Promise<{ id: string; verdict: string }[]> => {
    const { nodes } = (await (await fetch(`${pacta.url}/api/network?view=entities`)).json()) as { nodes: { id: string[]; verdict: (string | null)[] } };
    return nodes.id.flatMap((id, i) => (nodes.verdict[i] ? [{ id, verdict: nodes.verdict[i] }] : []));
  };

  it('names every loud verdict at first sight, and nearly every other before mere neighbours', async () => {
    const { page } = await open('/');
    const named = new Set(await page.evaluate(() => window.pactaScene?.named() ?? []));
    const ringed = await ringedNames();
    expect(ringed.filter(({ id, verdict }) => loud.includes(verdict) && !named.has(id))).toEqual([]);
    expect(ringed.length).toBeGreaterThan(30);
    expect(ringed.filter(({ id }) => !named.has(id)).length).toBeLessThanOrEqual(2);
    await page.close();
  });

  it('names every loud verdict on a phone too, above the sheet of a selected name', async () => {
    const { page } = await open('/?asOf=2026-11-24&select=power-of-siberia', { width: 390, height: 844 });
    await page.locator('.side h2').waitFor();
    await page.waitForTimeout(400);
    const named = new Set(await page.evaluate(() => window.pactaScene?.named() ?? []));
    expect((await ringedNames()).filter(({ id, verdict }) => loud.includes(verdict) && !named.has(id))).toEqual([]);
    await page.close();
  });

  it('keeps the picture in the frame when a found name stands near the rim', async () => {
    const { page } = await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('Amur preliminary');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.side h2').filter({ hasText: 'preliminary' }).waitFor();
    await page.waitForTimeout(400);
    const spots = await page.evaluate(() => window.pactaScene?.shown().map((id) => window.pactaScene?.whereIs(id) ?? null) ?? []);
    const stage = await page.locator('.stage').boundingBox();
    for (const spot of spots) expect(spot !== null && spot.x > 0 && spot.y > 0 && spot.x < stage!.width && spot.y < stage!.height).toBe(true);
    await page.close();
  });

  it('names the rule and its version with the figures that a rule made, and says where none did', async () => {
    const { page } = await open('/');
    const note = async (name: RegExp): Promise<string> => {
      await page.getByRole('button', { name }).first().click();
      return page.getByText(/^From: /).first().innerText();
    };
    expect(await note(/^Cypher of the names by verdict$/)).toMatch(/rule verdict v\d+/);
    await page.goto(`${pacta.url}/?select=rosneft`);
    expect(await note(/^Show the Cypher of these counts$/)).toMatch(/no rule/);
    await page.close();
  });

  it('changes the verdict with the lens, and takes it back', async () => {
    const { page } = await open('/?select=power-of-siberia');
    await page.locator('[data-verdict=DISPUTED]').waitFor();
    await page.getByRole('button', { name: /paper/ }).click();
    await page.locator('.side [data-verdict=WITHDRAWN]').first().waitFor();
    expect(await page.locator('[data-verdict=DISPUTED]').count()).toBe(0);
    expect(page.url()).toMatch(/sources=axis-of-collusion/);
    await page.keyboard.press('Control+z');
    await page.locator('[data-verdict=DISPUTED]').waitFor();
    await page.keyboard.press('Control+Shift+Z');
    await page.locator('.side [data-verdict=WITHDRAWN]').first().waitFor();
    await page.close();
  });

  it('says what was known by a date', async () => {
    const { page } = await open('/?knownBy=2018-12-31&select=rosneft');
    expect(await side(page)).toMatch(/Ended by the counterparty/);
    await page.close();
  });

  it('selects by a click, adds by Ctrl+click, finds the path as footnoted sentences', async () => {
    const { page } = await open('/?select=gazprom');
    const bank = await markOf(page, 'bank-of-china');
    await page.mouse.click(bank.x, bank.y);
    await page.locator('.side h2').filter({ hasText: 'Bank of China' }).waitFor();
    const gazprom = await markOf(page, 'gazprom');
    await page.keyboard.down('Control');
    await page.mouse.click(gazprom.x, gazprom.y);
    await page.keyboard.up('Control');
    await page.getByRole('button', { name: 'Find the path' }).click();
    await page.locator('.path-step').first().waitFor();
    expect(await page.locator('.path-nodes').innerText()).toMatch(/Bank of China → Gazprom/);
    await page.locator('.path-step .cite').first().click();
    expect(await page.locator('.footnotes').first().innerText()).not.toBe('');
    await page.close();
  });

  it('expands by double-click and Ctrl+E, asks first at a hub', async () => {
    const { page } = await open('/?select=rosneft');
    const counts = (): Promise<number> => page.locator('.counts').innerText().then((text) => Number(/^\d+/.exec(text)?.[0]));
    await page.keyboard.press('Control+e');
    await page.waitForFunction(() => location.hash.includes('r='));
    expect(await counts()).toBeGreaterThanOrEqual(130);
    const russia = await markOf(page, 'state-russia');
    await page.mouse.dblclick(russia.x, russia.y);
    await page.locator('[role=alertdialog]').waitFor();
    expect(await page.locator('[role=alertdialog]').innerText()).toMatch(/\d+ neighbours/);
    await page.close();
  });

  it('filters by the legend, hides, and restores everything from the address', async () => {
    const { page } = await open('/?select=gazprom');
    await page.getByRole('button', { name: /^Region/ }).click();
    await page.keyboard.press('h');
    await page.waitForFunction(() => location.hash.includes('h=gazprom') && location.search.includes('off=Region'));
    const { page: other } = await open(page.url().slice(pacta.url.length));
    expect(await other.getByRole('button', { name: /^Region/ }).getAttribute('aria-pressed')).toBe('false');
    expect(await other.locator('.counts').innerText()).toMatch(/1 hidden/);
    expect(await other.evaluate(() => window.pactaScene?.whereIs('gazprom'))).toBe(null);
    await other.close();
    await page.close();
  });

  it('drags a mark and keeps it where it was put', async () => {
    const { page } = await open('/');
    const from = await markOf(page, 'amur-gas-plant');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y - 60, { steps: 6 });
    await page.mouse.up();
    await page.waitForFunction(() => location.hash.includes('amur-gas-plant'));
    await drawn(page);
    const to = await markOf(page, 'amur-gas-plant');
    expect(Math.hypot(to.x - from.x - 60, to.y - from.y + 60)).toBeLessThan(12);
    await page.close();
  });

  it('shows the same as a table', async () => {
    const { page } = await open('/');
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('columnheader', { name: 'What became' }).getByRole('button').click();
    expect(await page.locator('.table tbody tr').count()).toBeGreaterThan(300);
    await page.locator('.table tbody .name', { hasText: 'Amur gas plant' }).first().click();
    await page.locator('.side h2').filter({ hasText: 'Amur gas plant' }).waitFor();
    await page.close();
  });

  it.each([['a desktop', 1440, 900], ['a phone', 390, 844]] as const)('has a way back from the table on %s, and all its columns', async (_, width, height) => {
    const { page } = await open('/?table=1', { width, height });
    expect(await page.locator('.table tbody tr', { hasText: 'Amur gas plant' }).first().innerText()).toMatch(/Project\s+Withdrawn\s+\d+/);
    expect(await page.locator('.canvas h1').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Back to the canvas' }).click({ timeout: 5000 });
    expect(await page.locator('.table').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Zoom in' }).isVisible()).toBe(true);
    await page.close();
  });

  it.each([['light', false], ['dark', true]] as const)('has no serious fault for axe in the %s theme', async (_theme, dark) => {
    const { page } = await open('/?select=power-of-siberia', { dark, bypassCSP: true });
    await page.locator('.side h2').waitFor();
    await page.addScriptTag({ content: readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') });
    const found = await page.evaluate(async () => {
      const axe = (window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe;
      return (await axe.run()).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ').slice(0, 300)}`);
    });
    expect(found).toEqual([]);
    await page.close();
  });

  it('has the whole lens, the years and the steps back in a sheet on a phone, for fingers and for axe', async () => {
    const { page } = await open('/', { width: 390, height: 844, touch: true, bypassCSP: true });
    const last = await page.getByRole('button', { name: 'Table' }).evaluate((tool) => getComputedStyle(tool).borderBottomWidth);
    expect(last).toBe('1px');
    await page.getByRole('button', { name: 'Lens and more' }).tap();
    const sheet = page.getByRole('dialog', { name: 'Whose account counts' });
    const small = await page.locator('.bar > button, .bar .narrow button, .tools button, dialog[open] button, dialog[open] input[type=date]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width > 0 && (width < 40 || height < 40)).length);
    expect(small).toBe(0);
    await page.addScriptTag({ content: readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') });
    const found = await page.evaluate(async () => {
      const axe = (window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string }[] }> } }).axe;
      return (await axe.run()).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
    });
    expect(found).toEqual([]);
    await sheet.getByRole('slider', { name: 'From year' }).fill('2014');
    await page.waitForFunction(() => location.search.includes('years=2014'));
    await sheet.getByRole('button', { name: 'Known by', exact: true }).tap();
    await page.waitForFunction(() => location.search.includes('knownBy='));
    await sheet.getByRole('button', { name: 'Undo' }).tap();
    await page.waitForFunction(() => !location.search.includes('knownBy='));
    await sheet.getByLabel('Told to the day').fill('2019-05-01');
    await page.waitForFunction(() => location.search.includes('asOf=2019-05-01'));
    await sheet.getByRole('button', { name: 'Done' }).tap();
    await sheet.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.close();
  });

  it('obeys the keys: steps, hiding, fitting, selecting all, closing before clearing', async () => {
    const { page } = await open('/?select=gazprom');
    const query = (name: string): Promise<string[]> => page.evaluate((key) => (new URLSearchParams(location.search).get(key) ?? '').split(',').filter(Boolean), name);
    const hidden = (): Promise<string> => page.locator('.counts').innerText().then((text) => /(\d+) hidden/.exec(text)?.[1] ?? '0');
    const at = await markOf(page, 'gazprom');
    await page.mouse.click(at.x, at.y, { button: 'right' });
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await query('select')).toEqual(['gazprom']);
    await page.getByRole('button', { name: 'Lasso' }).click();
    await page.keyboard.press('Escape');
    expect(await page.locator('canvas.lasso').isVisible()).toBe(false);
    await page.keyboard.press('1');
    await page.waitForFunction(() => /[#&]r=|#z=/.test(location.hash));
    await page.keyboard.press('Escape');
    expect(await query('select')).toEqual([]);
    const before = await markOf(page, 'rosneft');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await drawn(page);
    expect(await markOf(page, 'rosneft')).not.toEqual(before);
    await page.keyboard.press('f');
    await page.waitForFunction(({ x, y }) => { const now = window.pactaScene?.whereIs('rosneft'); const stage = document.querySelector('.stage')!.getBoundingClientRect(); return now !== null && now !== undefined && Math.hypot(now.x + stage.x - x, now.y + stage.y - y) < 1; }, before);
    await page.keyboard.press('Control+a');
    const shown = await page.locator('.counts').innerText().then((text) => Number(/^\d+/.exec(text)?.[0]));
    expect((await query('select')).length).toBe(shown);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => location.search.includes('select=gazprom'));
    await page.keyboard.press('Delete');
    expect(await hidden()).toBe('1');
    const rosneft = await markOf(page, 'rosneft');
    await page.mouse.click(rosneft.x, rosneft.y);
    await page.locator('.side h2').filter({ hasText: 'Rosneft' }).waitFor();
    await page.keyboard.press('Shift+H');
    expect(Number(await hidden())).toBeGreaterThan(300);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
    expect(await query('select')).toEqual(['rosneft']);
    await page.close();
  });

  it('shows the day of the lens, and takes it away', async () => {
    const { page } = await open('/?asOf=2019-05-01');
    const day = page.getByRole('button', { name: /^As of 1 May 2019/ });
    await day.waitFor();
    expect(await page.getByRole('button', { name: 'All sources' }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: /paper/ }).click();
    await page.waitForFunction(() => location.search.includes('sources=axis-of-collusion') && location.search.includes('asOf=2019-05-01'));
    await day.click();
    await page.waitForFunction(() => !location.search.includes('asOf'));
    await page.close();
    const { page: phone } = await open('/?asOf=2019-05-01', { width: 390, height: 844 });
    await phone.getByRole('button', { name: /^as of 1 May 2019/ }).waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await phone.close();
  });

  it('draws the facts themselves, all within the frame and few on another', async () => {
    const { page, complaints } = await open('/?evidence=1');
    await page.waitForFunction(() => window.pactaScene?.whereIs('power-of-siberia') !== null);
    const spots = await page.evaluate(() => window.pactaScene?.shown().map((id) => window.pactaScene?.whereIs(id) ?? null) ?? []);
    const stage = await page.locator('.stage').boundingBox();
    expect(spots.length).toBeGreaterThan(100);
    for (const spot of spots) expect(spot !== null && spot.x > 0 && spot.y > 0 && spot.x < stage!.width && spot.y < stage!.height).toBe(true);
    const close = spots.filter((a, i) => spots.slice(0, i).some((b) => Math.hypot(a!.x - b!.x, a!.y - b!.y) < 8)).length;
    expect(close).toBeLessThan(5);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('takes a finger that misses a little: a mark, a line, and nothing far from both', async () => {
    const { page } = await open('/', { width: 390, height: 844, touch: true });
    const amur = await markOf(page, 'amur-gas-plant');
    await page.touchscreen.tap(amur.x + 13, amur.y + 13);
    await page.locator('.side h2').filter({ hasText: 'Amur gas plant' }).waitFor();
    await page.close();
    const { page: other } = await open('/', { width: 390, height: 844, touch: true });
    const [from, to] = [await markOf(other, 'china-side'), await markOf(other, 'power-of-siberia')];
    await other.touchscreen.tap((from.x + to.x) / 2 + 8, (from.y + to.y) / 2);
    await other.locator('.side h2').waitFor();
    expect(other.url()).toMatch(/select=/);
    await other.close();
  });

  it('lays the inspector below the canvas on a tablet, and gives it no room while it has nothing to tell', async () => {
    const { page } = await open('/', { width: 834, height: 1112 });
    const wide = async (): Promise<number> => (await page.locator('.canvas').boundingBox())!.width;
    expect(await wide()).toBe(770);
    expect(await page.locator('.side').isVisible()).toBe(false);
    expect(await page.locator('.legend').isVisible()).toBe(true);
    await page.goto(`${pacta.url}/?select=power-of-siberia`);
    await page.locator('.side h2').waitFor();
    expect(await wide()).toBe(770);
    const [canvas, side] = await Promise.all([page.locator('.canvas').boundingBox(), page.locator('.side').boundingBox()]);
    expect(side!.y).toBeGreaterThanOrEqual(canvas!.y + canvas!.height);
    await page.close();
  });

  it('fits a phone', async () => {
    const { page } = await open('/?select=power-of-siberia', { width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await page.locator('.counts').innerText()).toMatch(/^40 of/);
    await page.close();
  });
});
