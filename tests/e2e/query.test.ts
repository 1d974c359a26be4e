// The Query screen, as a person who writes Cypher uses it, in a real browser, on every database.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import neo4j from 'neo4j-driver';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { QuestionsAnswer } from '#graph/answers';
import { startPacta, type Running } from '../setup/running.ts';
import { openBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(async () => { await browser?.close(); });

const databases = [['memory', {}], ...(inject('neo4jUrl') === '' ? [] : [['neo4j', { PACTA_DATABASE_URL: inject('neo4jUrl') }]])] as (readonly ['memory' | 'neo4j', Record<string, string>])[];

interface Options { readonly width?: number; readonly height?: number; readonly dark?: boolean; readonly bypassCSP?: boolean }
/**
 * What the browser itself writes down and is no complaint: a refused query is a 4xx; and where a bold keyword is typed over, Chromium's own editing tries to
 * keep it bold by an inline style, which the page's policy refuses and the editor would have taken out.
 */
const harmless = /status of 4\d\d|PZ34nvhNd2GJWH0zTDBjQP3K/;
/** Opens an address of the Query screen and waits for the editor. */
async function openQuery(url: string, options: Options = {}): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: options.width ?? 1440, height: options.height ?? 900 }, colorScheme: options.dark ? 'dark' : 'light', reducedMotion: 'reduce', bypassCSP: options.bypassCSP === true });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error' && !harmless.test(message.text())) complaints.push(message.text()); });
  await page.goto(url);
  await editor(page).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.shelf .entry, .shelf .opened').length > 10);
  return { page, complaints };
}
const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'The query, in Cypher' });
const written = (page: Page): Promise<string> => editor(page).evaluate((content) => [...content.querySelectorAll('.cm-line')].map((line) => [...line.childNodes].filter((part) => !(part instanceof Element && part.matches('.cm-placeholder'))).map((part) => part.textContent).join('')).join('\n'));
async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}
const status = (page: Page): Locator => page.locator('.status');
const rowsCame = (page: Page): Promise<void> => page.locator('.status strong').first().waitFor().then(() => page.locator('.status.running').waitFor({ state: 'detached' }));
const queryOf = async (url: string, title: string): Promise<string> => ((await (await fetch(`${url}/api/questions`)).json()) as QuestionsAnswer).questions.find((question) => question.title === title)!.query;
const endless = 'UNWIND range(1, 1000000) AS endless UNWIND range(1, 1000000) AS b WITH endless, b WHERE endless = -b RETURN count(*) AS n';

describe.each(databases)('the Query screen on %s', (kind, settings) => {
  let pacta: Running;
  beforeAll(async () => { pacta = await startPacta(settings); });
  afterAll(async () => { await pacta?.stop(); });
  const open = (path = '/query', options: Options = {}): ReturnType<typeof openQuery> => openQuery(pacta.url + path, options);

  it('runs what is written, by the keys, and says how many rows came in how long', async () => {
    const { page, complaints } = await open();
    await write(page, 'MATCH (c:Commitment) RETURN c.title AS title ORDER BY title LIMIT 3');
    await page.keyboard.press('Control+Enter');
    await rowsCame(page);
    expect(await status(page).innerText()).toMatch(/^3 rows · [\d.]+ (ms|s)$/);
    await write(page, 'RETURN 1');
    expect(await status(page).innerText()).toMatch(/^3 rows · .* · from \d\d:\d\d, before the text changed$/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('states what the limit cut off, and brings the rest on demand, in the same place and order', async () => {
    const { page } = await open();
    await write(page, 'UNWIND range(1, 14233) AS n RETURN n');
    // What Neo4j does not count in time stays uncounted, and the page says so: a busy machine is asked again.
    for (let asked = 0; asked < 5 && !(await status(page).innerText()).includes('of 14,233 rows'); asked += 1) {
      await page.keyboard.press('Control+Enter');
      await rowsCame(page);
    }
    const foot = page.locator('.result-foot');
    const rows = (count: string): Promise<void> => status(page).filter({ hasText: new RegExp(`^${count} of 14,233 rows`) }).waitFor();
    await rows('1,000');
    expect(await foot.innerText()).toContain('stopped at the limit of 1,000, 13,233 more match');
    await page.getByRole('columnheader', { name: 'n', exact: true }).click();
    await page.getByRole('button', { name: 'Load 1,000 more' }).click();
    await rows('2,000');
    expect(await page.locator('[role=columnheader][aria-sort=ascending]').innerText()).toBe('n');
    await page.getByRole('button', { name: 'Take the limit off' }).click();
    await rows('10,000');
    expect(await foot.innerText()).toMatch(/stopped at the server’s limit of 10,000, 4,233 more match\. To read on, end the query with ORDER BY and SKIP 10000, or raise PACTA_QUERY_MAX_ROWS/);
    expect(await foot.getByRole('button').count()).toBe(0);
    await write(page, 'UNWIND range(1, 1200) AS n RETURN n');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Load the other 200' }).click();
    await status(page).filter({ hasText: /^1,200 rows/ }).waitFor();
    expect(await foot.innerText()).toContain('nothing was cut off');
    await page.close();
  });

  it('brings an answer of megabytes whole and in its order', async () => {
    const { page, complaints } = await open();
    await write(page, "UNWIND range(1, 10000) AS n RETURN n, reduce(text = 'row', i IN range(1, 40) | text + ' of many') AS text, 'last' AS word");
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Take the limit off' }).click();
    await status(page).filter({ hasText: /^10,000 rows/ }).waitFor();
    await page.locator('.grid').focus();
    for (const [keys, first] of [['Control+Home', '1'], ['Control+End', '10,000']] as const) {
      await page.keyboard.press(keys);
      await page.locator('.grid-row').filter({ has: page.getByRole('rowheader', { name: first, exact: true }) }).filter({ hasText: 'last' }).waitFor();
    }
    const shown = await page.locator('.grid-row').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('[role=rowheader], [role=gridcell]')].slice(0, 2).map((cell) => cell.textContent)));
    expect(shown.every(([number, n]) => number === n)).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('stops a query, on the server too', async () => {
    const { page } = await open();
    await write(page, endless);
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => Number(/([\d.]+) s/.exec(document.querySelector('.elapsed')?.textContent ?? '')?.[1] ?? 0) > 1);
    expect(await isBusy(kind, pacta)).toBe(true);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.refusal', { hasText: 'Stopped.' }).waitFor();
    await expect.poll(() => isBusy(kind, pacta), { timeout: 5_000 }).toBe(false);
    await page.close();
  });

  it('points at the place of a mistake', async () => {
    const { page } = await open();
    await write(page, 'MATCH (n)\nRETRUN n');
    await page.keyboard.press('Control+Enter');
    await page.locator('.refusal', { hasText: 'line 2, column 1' }).waitFor();
    expect(await editor(page).evaluate((content) => content.getRootNode() instanceof ShadowRoot && (content.getRootNode() as ShadowRoot).textContent?.includes('line 2, column 1'))).toBe(true);
    await write(page, 'CREATE (n)');
    await page.keyboard.press('Control+Enter');
    await page.locator('.refusal', { hasText: /read/i }).waitFor();
    await page.close();
  });

  it('shows a query that came with a link, and runs it only when asked', async () => {
    const { page } = await open(`/query#${new URLSearchParams({ q: 'RETURN $n AS n', v: '{"n":7}' }).toString()}`);
    let asked = 0;
    page.on('request', (request) => { if (request.url().endsWith('/api/cypher')) asked += 1; });
    await page.getByText('This query came with the link. Read it, then run it.').waitFor();
    expect(await written(page)).toBe('RETURN $n AS n');
    expect(await page.locator('#parameter-n').inputValue()).toBe('7');
    await page.waitForTimeout(500);
    expect(asked).toBe(0);
    await page.locator('.desk-head').getByRole('button', { name: 'Run' }).click();
    await rowsCame(page);
    expect(asked).toBe(1);
    expect(await page.getByText('came with the link').count()).toBe(0);
    await page.close();
  });

  it('asks for values by their kind, and sends nothing without them', async () => {
    const { page } = await open();
    await write(page, 'RETURN $whole + 1 AS whole, $half * 2 AS half, $truth AS truth, $who AS who, size($words) AS words');
    const kindIs = (name: string, words: string): Promise<unknown> => page.getByLabel(`Kind of ${name}`, { exact: true }).selectOption({ label: words });
    await kindIs('whole', 'whole number');
    await kindIs('half', 'number');
    await kindIs('truth', 'yes or no');
    await kindIs('who', 'a name in the graph');
    await kindIs('words', 'list of text');
    await page.locator('#parameter-whole').fill('many');
    await page.locator('.desk-head').getByRole('button', { name: 'Run' }).click();
    await page.getByText('Type a whole number such as 42.').waitFor();
    await page.getByText('$half has no value.').waitFor();
    expect(await page.locator('.result-status').innerText()).toBe('Nothing has run yet.');
    await page.locator('#parameter-whole').fill('9007199254740993');
    await page.locator('#parameter-half').fill('2');
    await page.locator('#parameter-truth').selectOption('true');
    await page.locator('#parameter-who').fill('Rosneft');
    await page.locator('#parameter-who-found [role=option]').first().waitFor();
    await page.locator('#parameter-who').press('Enter');
    await page.locator('#parameter-words').fill('a\nb');
    await page.locator('#parameter-words').press('Control+Enter');
    await rowsCame(page);
    await page.getByRole('tab', { name: 'Raw' }).click();
    const raw = await page.locator('#result-panel').innerText();
    for (const part of ['9007199254740994', '"Float"', '4.0', 'rosneft', 'Boolean']) expect(raw).toContain(part);
    await page.close();
  });

  it('remembers what ran, shows it again without running it, clears it and takes that back', async () => {
    const { page } = await open();
    const past = page.locator('.history .past code');
    for (const text of ['RETURN 1 AS one', 'RETURN 2 AS two', 'RETURN 1 AS one']) {
      await write(page, text);
      await page.keyboard.press('Control+Enter');
      // rows of the run before may be there still
      await expect.poll(() => past.first().innerText()).toBe(text);
      await rowsCame(page);
    }
    await expect.poll(() => past.allInnerTexts()).toEqual(['RETURN 1 AS one', 'RETURN 2 AS two']);
    await past.nth(1).click();
    await expect.poll(() => written(page)).toBe('RETURN 2 AS two');
    await expect.poll(() => status(page).innerText()).toMatch(/before the text changed/);
    // The address is written when the hand rests.
    await expect.poll(() => decodeURIComponent(page.url())).toContain('RETURN+2+AS+two');
    await page.reload();
    await editor(page).waitFor();
    await expect.poll(() => past.count()).toBe(2);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => past.count()).toBe(0);
    await page.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => past.count()).toBe(2);
    await editor(page).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => written(page)).toBe('RETURN 1 AS one');
    await page.close();
  });

  it('saves a question, opens it, renames and deletes it, and hands it on as a file', async () => {
    const { page } = await open();
    await write(page, 'RETURN $n AS n');
    await page.locator('#parameter-n').fill('seven');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByLabel('Name of the question').fill('Mine');
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Mine' }).waitFor();
    await write(page, 'RETURN $n AS m');
    await page.getByText('changed, not saved').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('changed, not saved').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByLabel('New name').fill('Ours');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'New' }).click();
    expect(await written(page)).toBe('');
    await page.getByRole('region', { name: 'Saved questions' }).getByText('Ours', { exact: true }).click();
    expect(await written(page)).toBe('RETURN $n AS m');
    expect(await page.locator('#parameter-n').inputValue()).toBe('seven');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()]);
    await page.getByRole('button', { name: 'Delete' }).click();
    expect(await page.locator('.shelf', { hasText: 'Ours' }).getByText('Ours', { exact: true }).count()).toBe(0);
    await page.getByLabel('A file of questions to import').setInputFiles(await file.path());
    await page.getByText('One question added.').waitFor();
    await page.getByRole('region', { name: 'Saved questions' }).getByText('Ours', { exact: true }).waitFor();
    await page.close();
  });

  it('has a gallery of which each question brings rows', async () => {
    const { page, complaints } = await open();
    const { questions } = (await (await fetch(`${pacta.url}/api/questions`)).json()) as QuestionsAnswer;
    expect(questions.length).toBeGreaterThan(20);
    for (const { title } of questions) {
      await page.locator('.entry > span:first-child').getByText(title, { exact: true }).click();
      await page.locator('h1').getByText(title, { exact: true }).waitFor();
      await page.locator('.desk-head').getByRole('button', { name: 'Run' }).click();
      await page.waitForFunction(() => document.querySelector('.status:not(.running) strong') !== null && !/before the text/.test(document.querySelector('.status')?.textContent ?? ''));
      expect(await page.locator('.refusal').count(), title).toBe(0);
      expect(Number(/^[\d,]+/.exec(await status(page).innerText())?.[0].replaceAll(',', '')), title).toBeGreaterThan(0);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('completes from the schema and marks what it does not know', async () => {
    const { page } = await open();
    await editor(page).click();
    await page.keyboard.type('MATCH (c:Commitm');
    const options = page.getByRole('option', { name: /Commitment/ });
    await options.first().waitFor();
    // A list that has just come takes no key yet, so that nobody accepts by chance what they have not read.
    await page.waitForTimeout(400);
    await page.keyboard.press('Enter');
    expect(await written(page)).toMatch(/^MATCH \(c:Commitment/);
    await write(page, 'MATCH (c:Commitment) RETURN c.verdikt AS v');
    await page.getByText('verdikt', { exact: false }).nth(1).waitFor();
    await page.close();
  });

  it('shows a result as graph, table, raw JSON and plan, and its names in Explore', async () => {
    const { page, complaints } = await open();
    await write(page, 'MATCH (a:Actor)-[r:COMMITTED_TO]->(c:Commitment)-[s:CONCERNS]->(p:Project) RETURN a, r, c, s, p ORDER BY a.id, c.id, p.id LIMIT 5');
    await page.keyboard.press('Control+Enter');
    await rowsCame(page);
    await page.getByRole('grid').waitFor();
    await page.getByRole('tab', { name: 'Table' }).press('ArrowLeft');
    await page.locator('#result-panel canvas').first().waitFor();
    await page.getByRole('tab', { name: 'Raw' }).click();
    expect(await page.locator('#result-panel').innerText()).toContain('bank-of-china');
    await page.getByRole('tab', { name: 'Plan' }).click();
    await page.getByRole('button', { name: 'Profile it' }).click();
    await page.getByRole('columnheader', { name: 'Operator' }).waitFor();
    await page.getByRole('button', { name: 'Show in Explore' }).click();
    await page.locator('.side h2').waitFor();
    expect(page.url()).toMatch(/select=/);
    expect(complaints).toEqual([]);
    await page.goBack();
    await editor(page).waitFor();
    await expect.poll(() => written(page)).toMatch(/^MATCH \(a:Actor\)/);
    await page.close();
  });

  it('keeps what was typed just before leaving for Explore', async () => {
    const { page } = await open();
    await write(page, 'RETURN 42 AS answer');
    // At once, before the address is written for a hand that rests.
    await page.evaluate(() => document.querySelector<HTMLElement>('.rail a[href="/"].screen')?.click());
    await page.locator('main.main').waitFor();
    await page.goBack();
    await editor(page).waitFor();
    await expect.poll(() => written(page)).toBe('RETURN 42 AS answer');
    await page.close();
  });

  it('shows facts in Explore, all of them selected, in the evidence view', async () => {
    const { page } = await open();
    await write(page, "MATCH (c:Commitment) WHERE c.verdict IN ['WITHDRAWN', 'DISPUTED'] RETURN c ORDER BY c.id");
    await page.keyboard.press('Control+Enter');
    await rowsCame(page);
    await page.getByRole('button', { name: 'Show in Explore' }).click();
    await page.waitForFunction(() => typeof window.pactaScene?.whereIs('c-amur-gas-plant-2016-financing')?.x === 'number');
    expect(await page.getByRole('button', { name: 'Show the facts themselves' }).getAttribute('aria-pressed')).toBe('true');
    expect(new URL(page.url()).searchParams.get('select')?.split(',').length).toBeGreaterThan(1);
    await page.close();
  });

  it('opens a figure of Explore as the Cypher of its rows, with the rule beside it', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(`${pacta.url}/?select=power-of-siberia`);
    await page.getByRole('button', { name: /why this verdict/ }).first().click();
    await page.getByRole('button', { name: 'Show the Cypher of this verdict' }).first().click();
    await editor(page).waitFor();
    const note = page.locator('.note').first();
    expect(await note.innerText()).toMatch(/^From: verdict of “.*” · rule verdict v\d+: DISPUTED matched, because: .*all sources, as of today\.$/);
    expect(await status(page).innerText()).toBe('Nothing has run yet.');
    await page.reload();
    await editor(page).waitFor();
    expect(await note.innerText()).toMatch(/rule verdict v/);
    await page.locator('.desk-head').getByRole('button', { name: 'Run' }).click();
    await rowsCame(page);
    expect(await page.locator('#result-panel').innerText()).toMatch(/withdrawn/);
    await page.close();
  });

  it('opens the counts of Explore and the links of its table as Cypher', async () => {
    for (const [path, name, question] of [['/', /^\d+ of \d+$/, 'Names by kind'], ['/?table=1', /^\d+$/, 'Neighbours by type'], ['/?select=gazprom', /^Show the Cypher of these facts$/, 'Facts of an entity']] as const) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
      await page.goto(pacta.url + path);
      await page.getByRole('button', { name }).first().click();
      await editor(page).waitFor();
      expect(await page.locator('h1').innerText()).toBe(question);
      expect(await page.locator('.note').first().innerText()).toMatch(/^From: .*no rule/);
      await page.close();
    }
  });

  it('opens the histogram of the years as Cypher whose rows add up to its bars', async () => {
    for (const [path, question, reach] of [['/?asOf=2018-06-30', 'Drawn edges by year', /all sources, as of 30 Jun 2018\.$/], ['/?evidence=1', 'Drawn evidence by year', /all sources, as of today\.$/]] as const) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
      await page.goto(pacta.url + path);
      const link = page.getByRole('button', { name: 'Cypher of the years' });
      await link.waitFor();
      const bars = await page.locator('.histogram .bars span').evaluateAll((spans) => spans.map((span) => span.getAttribute('title')));
      await link.click();
      await editor(page).waitFor();
      expect(await page.locator('h1').innerText()).toBe(question);
      expect(await page.locator('.note').first().innerText()).toMatch(/^From: .*counted, no rule/);
      expect(await page.locator('.note').first().innerText()).toMatch(reach);
      await page.locator('.desk-head').getByRole('button', { name: 'Run' }).click();
      await rowsCame(page);
      // The question as it stands in the editor, with the value in its form.
      const asOf = await page.locator('.shelf input[type=date]').inputValue();
      const { columns, rows } = (await (await fetch(`${pacta.url}/api/cypher`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: await queryOf(pacta.url, question), params: { asOf }, limit: 10_000 }) })).json()) as { columns: string[]; rows: { _value: string }[][] };
      expect(await status(page).innerText()).toContain(rows.length > 1000 ? '1,000' : `${rows.length} rows`);
      const spans = rows.map((row) => ['firstYear', 'lastYear'].map((name) => Number(row[columns.indexOf(name)]!._value)));
      const counted = bars.map((bar) => { const year = Number(bar!.split(':')[0]); return `${year}: ${spans.filter(([first, last]) => first! <= year && last! >= year).length}`; });
      expect(bars).toEqual(counted);
      await page.close();
    }
  });

  it('shows on a tablet how many rows came, and nothing beyond the edge', async () => {
    const { page } = await open('/query', { width: 800, height: 700 });
    await write(page, 'UNWIND range(1, 12) AS n RETURN n, n * n AS square');
    await page.keyboard.press('Control+Enter');
    await rowsCame(page);
    for (const part of [page.locator('.result-status strong'), page.getByRole('button', { name: 'Run', exact: true }).last(), page.locator('.result-actions')]) {
      const box = (await part.boundingBox())!;
      expect(box.width).toBeGreaterThan(0);
      expect(box.x + box.width).toBeLessThanOrEqual(800);
    }
    await page.close();
  });

  it('says that the lens does not reach here', async () => {
    const { page } = await open('/query?sources=axis-of-collusion');
    await page.getByText('The lens does not reach this screen').waitFor();
    await page.close();
  });

  it('moves the bar between the panes by keys and keeps it', async () => {
    const { page } = await open();
    const bar = page.getByRole('separator', { name: /Height of the editor/ });
    const at = async (): Promise<number> => Number(await bar.getAttribute('aria-valuenow'));
    const before = await at();
    await bar.press('ArrowDown');
    await bar.press('Shift+ArrowDown');
    expect(await at()).toBe(before + 12);
    await page.reload();
    await editor(page).waitFor();
    expect(await at()).toBe(before + 12);
    await bar.press('Enter');
    expect(await at()).toBe(before);
    await bar.focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Walk the history').waitFor();
    await page.close();
  });

  it.each([['light', false, 1440, 900], ['dark', true, 1440, 900], ['dark', true, 390, 844], ['light', false, 390, 844]] as const)('has no serious fault for axe, %s, dark %s, %i wide', async (_theme, dark, width, height) => {
    const { page } = await open('/query', { dark, width, height, bypassCSP: true });
    const narrow = width < 500;
    if (narrow) await page.getByText('Questions and history').click();
    expect(await faults(page)).toEqual([]);
    await page.locator('.entry', { hasText: 'Who backed out' }).click();
    if (narrow) await page.getByText('Questions and history').click();
    await page.locator('#parameter-verdicts').waitFor();
    expect(await faults(page)).toEqual([]);
    if (narrow) await page.getByText('Questions and history').click();
    await page.locator('.desk-head').getByRole('button', { name: 'Run' }).click();
    await rowsCame(page);
    for (const tab of ['Graph', 'Raw', 'Plan', 'Table']) { await page.getByRole('tab', { name: tab }).click(); expect(await faults(page), tab).toEqual([]); }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.close();
  });
});

async function faults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ content: readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') });
  const look = (): Promise<string[]> => page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe;
    return (await axe.run()).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ').slice(0, 300)}`);
  });
  await page.waitForTimeout(400);
  // axe itself fails when a part of the page leaves while it looks: it then looks again.
  return look().catch(() => page.waitForTimeout(1000).then(look));
}

/** A server at rest takes nearly nothing; a busy machine leaves a working one no more than a part of a processor. */
const busyShare = 0.06;
/** Whether the database works on the endless query: as Neo4j itself tells, or by what the embedded one takes of the processor. */
async function isBusy(kind: 'memory' | 'neo4j', { pid }: Running): Promise<boolean> {
  if (kind === 'memory') return (await processorTime(pid, 1500)) > busyShare;
  const driver = neo4j.driver(inject('neo4jUrl'));
  try {
    const { records } = await driver.executeQuery('SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH "UNWIND range(1, 1000000) AS endless" RETURN count(*) AS n');
    return Number(records[0]?.get('n')) > 0;
  } finally {
    await driver.close();
  }
}

/** What share of one processor the process and its threads took in so many milliseconds. */
async function processorTime(pid: number, ms: number): Promise<number> {
  const ticks = (): number => { const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return Number(fields[11]) + Number(fields[12]); };
  const before = ticks();
  await new Promise((resolve) => setTimeout(resolve, ms));
  return ((ticks() - before) * 10) / ms;
}
