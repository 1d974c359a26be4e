// The result of a query, as a reader of Cypher uses it: rows by keyboard, files, JSON, plan and graph, in a real browser, on every database.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startPacta, type Running } from '../setup/running.ts';
import { openBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(async () => { await browser?.close(); });

const databases = [['memory', {}], ...(inject('neo4jUrl') === '' ? [] : [['neo4j', { PACTA_DATABASE_URL: inject('neo4jUrl') }]])] as (readonly [string, Record<string, string>])[];
const promises = 'MATCH (a:Actor)-[r:COMMITTED_TO]->(c:Commitment) RETURN a AS promisor, r, c AS promise, c.verdict AS verdict, c.evidence AS evidence, {made: c.object, sources: [1, 2]} AS more ORDER BY a.id, c.id';
type Tab = 'graph' | 'table' | 'raw' | 'plan';

describe.each(databases)('A result on %s', (_, settings) => {
  let pacta: Running;
  beforeAll(async () => { pacta = await startPacta(settings); });
  afterAll(async () => { await pacta?.stop(); });

  async function run(query: string, tab: Tab, options: { width?: number; height?: number; dark?: boolean; bypassCSP?: boolean } = {}): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext({ viewport: { width: options.width ?? 1440, height: options.height ?? 900 }, colorScheme: options.dark ? 'dark' : 'light', reducedMotion: 'reduce', bypassCSP: options.bypassCSP === true });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    await page.goto(`${pacta.url}/query#${new URLSearchParams({ q: query }).toString()}`);
    await page.locator('.cm-content').waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).first().click();
    await page.locator('section.result .result-foot').waitFor();
    await page.locator(`#result-tab-${tab}`).click();
    return { page, complaints };
  }
  const active = (page: Page): Promise<string> => page.evaluate(() => document.getElementById(document.querySelector('.grid')?.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '');

  it('is a grid that the keyboard walks, sorts, unfolds and copies', async () => {
    const { page, complaints } = await run(promises, 'table');
    const grid = page.locator('.grid');
    const rows = Number(await grid.getAttribute('aria-rowcount')) - 1;
    expect(rows).toBeGreaterThan(20);
    await grid.focus();
    const first = await active(page);
    await page.keyboard.press('Control+End');
    expect(await page.locator('.grid .active').getAttribute('aria-colindex')).toBe('7');
    await page.keyboard.press('Enter');
    expect(await page.locator('.unfolded').innerText()).toMatch(/^more\s+row \d+ · Map/);
    await page.keyboard.press('Escape');
    expect(await page.locator('.unfolded').count()).toBe(0);
    await page.keyboard.press('Control+Home');
    expect(await active(page)).toBe(first);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await page.locator('[role=columnheader][aria-sort=descending]').innerText()).toBe('promisor');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    expect(await active(page)).toBe(first);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+c');
    await page.locator('.result-note').filter({ hasText: 'Copied row 1.' }).waitFor();
    expect((await page.evaluate(() => navigator.clipboard.readText())).split('\t')).toHaveLength(6);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('draws only the rows in sight and downloads them all', async () => {
    const { page } = await run('UNWIND range(1, 900) AS n RETURN n, "=1+" + n AS formula, n * 1000000 AS large', 'table');
    expect(await page.locator('.grid-row').count()).toBeLessThan(60);
    expect(await page.locator('#result-cell-1-2').innerText()).toBe('2,000,000');
    await page.getByRole('button', { name: 'Download' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Rows as CSV' }).click()]);
    const lines = parse(readFileSync(await file.path())) as string[][];
    expect(lines).toHaveLength(901);
    expect(lines[900]).toEqual(['900', "'=1+900", '900000000']);
    await page.context().close();
  });

  it('is cards on a phone, which sort as the grid does', async () => {
    const { page } = await run('UNWIND [3, 1, 2] AS n RETURN n, "row " + n AS words', 'table', { width: 390, height: 844 });
    const first = (): Promise<string> => page.locator('.card').first().innerText();
    expect(await first()).toMatch(/row 3/);
    await page.getByLabel('Sort by').selectOption('n');
    expect(await first()).toMatch(/row 1/);
    await page.getByRole('button', { name: 'ascending: sort descending' }).click();
    expect(await first()).toMatch(/row 3/);
    await page.locator('.card').nth(1).getByRole('button', { name: 'Unfold' }).click();
    expect(await page.locator('.card-whole').innerText()).toMatch(/row 2/);
    await page.context().close();
  });

  it('is typed JSON, a plan when asked for one, and a graph that shows what is clicked and opens in Explore', async () => {
    const { page, complaints } = await run(promises, 'raw');
    expect(await page.locator('.raw').innerText()).toContain('"$type": "Node"');
    await page.locator('#result-tab-plan').click();
    await page.getByRole('button', { name: 'Profile it' }).click();
    await page.locator('.plan tbody tr').first().waitFor();
    expect(await page.locator('.plan tbody').innerText()).toMatch(/Produce results[\s\S]*(Expand|Scan relationship type)/);
    await page.locator('#result-tab-graph').click();
    await page.locator('.graph-laying').waitFor({ state: 'detached' });
    await page.locator('.graph-stage').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.graph-card').getByRole('button', { name: 'Open in Explore' }).click();
    await page.locator('.side h2').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('joins nodes that came without relationships, says so, and leaves them apart on demand', async () => {
    const { page } = await run('MATCH (a:Actor)-[:COMMITTED_TO]->(c:Commitment) RETURN a, c', 'graph');
    const key = page.locator('.graph-key');
    await key.getByText(/^\d+ relationships that the query did not return join them\.$/).waitFor();
    await key.getByRole('button', { name: 'Only what was returned' }).click();
    await key.getByText('The rows hold no relationship').waitFor();
    await page.context().close();
  });

  it('says what to return when there is nothing to draw', async () => {
    const { page } = await run('RETURN 1 AS one', 'graph');
    expect(await page.locator('.result-empty').innerText()).toContain('RETURN n, r, m');
    await page.context().close();
  });

  it.each([{ theme: 'light', width: 1440 }, { theme: 'dark', width: 1440 }, { theme: 'light', width: 390 }, { theme: 'dark', width: 390 }])('has no serious fault for axe in the $theme theme at $width px', async ({ theme, width }) => {
    const { page } = await run(promises, 'table', { dark: theme === 'dark', width, height: 844, bypassCSP: true });
    await page.addScriptTag({ content: readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') });
    for (const tab of ['table', 'raw', 'plan', 'graph'] as const) {
      await page.locator(`#result-tab-${tab}`).click();
      if (tab === 'graph') await page.locator('.graph-laying').waitFor({ state: 'detached' });
      const faults = await page.evaluate(async () => {
        const axe = (window as unknown as { axe: { run(at: string): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe;
        return (await axe.run('section.result')).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ').slice(0, 300)}`);
      });
      expect(faults, tab).toEqual([]);
    }
    await page.context().close();
  });
});
