// The Cypher editor in a real browser, under the server's own content policy: colours, proposals, signatures, findings with cures, formatting, leaving by keyboard.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPacta, type Running } from '../setup/running.ts';
import { openBrowser } from './browser.ts';

let browser: Browser;
let pacta: Running;
beforeAll(async () => { [browser, pacta] = await Promise.all([openBrowser(), startPacta({})]); });
afterAll(async () => {
  await browser?.close();
  await pacta?.stop();
});

const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'The query, in Cypher' });
const finding = (page: Page): Locator => page.locator('.cm-finding');
const written = (page: Page): Promise<string> => editor(page).evaluate((content) => [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));
/** Waits until an option can be taken: for 75 ms after a list has opened the editor leaves the keys to the text. */
async function offered(page: Page, name: RegExp | string): Promise<void> {
  await page.getByRole('option', { name }).first().waitFor();
  await page.waitForTimeout(300);
}
/** Waits until the text is as said, since the worker answers in its own time. */
const becomes = (page: Page, text: string): Promise<void> => expect.poll(() => written(page), { timeout: 60_000 }).toBe(text);

async function open(text: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  await page.goto(`${pacta.url}/query`);
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  if (text !== '') await page.keyboard.insertText(text);
  return { page, complaints };
}

describe('the Cypher editor', () => {
  it('offers the properties of the label in scope, with a description, and writes the chosen one', async () => {
    const { page, complaints } = await open('MATCH (c:Commitment) RETURN ');
    await page.keyboard.type('c.');
    await page.getByRole('option', { name: 'verdict' }).first().waitFor();
    expect(await page.locator('.cm-completionInfo').innerText()).toContain('and 14 more');
    await page.keyboard.type('ver');
    await expect.poll(() => page.getByRole('option').count()).toBeLessThan(6);
    await offered(page, 'verdict');
    await page.keyboard.press('Enter');
    await becomes(page, 'MATCH (c:Commitment) RETURN c.verdict');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows the signature of the function around the caret, with the argument that is due', async () => {
    const { page } = await open('RETURN ');
    await page.keyboard.type('date.trun');
    await offered(page, /^date\.truncate/);
    await page.keyboard.press('Tab');
    await becomes(page, 'RETURN date.truncate()');
    await page.keyboard.type("'year', ");
    await expect.poll(() => page.locator('.cm-signature b').innerText()).toMatch(/^input/);
    await page.close();
  });

  it('says beneath the line what is wrong, and cures it by button and by key', async () => {
    const { page, complaints } = await open("MATCH (c:Comitment)\nWHERE c.verdict = 'RENEGD'\nRETURN c");
    await finding(page).first().waitFor({ timeout: 60_000 });
    expect(await finding(page).first().innerText()).toContain('There is no label Comitment. Did you mean Commitment?');
    expect(await page.getByRole('status').filter({ hasText: 'There is no label Comitment.' }).count()).toBe(1);
    await finding(page).first().getByRole('button', { name: 'Replace' }).click();
    await becomes(page, "MATCH (c:Commitment)\nWHERE c.verdict = 'RENEGD'\nRETURN c");
    await finding(page).filter({ hasText: 'RENEGD is none of the words of verdict' }).waitFor({ timeout: 60_000 });
    await page.keyboard.press('Alt+Enter');
    await becomes(page, "MATCH (c:Commitment)\nWHERE c.verdict = 'RENEGED'\nRETURN c");
    await finding(page).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('formats with comments kept, and takes it back in one step', async () => {
    const rough = 'match (c:Commitment) /* why */ where c.verdict=$v return c.title as t';
    const { page } = await open(rough);
    await page.keyboard.press('Shift+Alt+f');
    await becomes(page, 'MATCH (c:Commitment) /* why */\nWHERE c.verdict = $v\nRETURN c.title AS t');
    await page.keyboard.press('Control+z');
    await becomes(page, rough);
    await page.close();
  });

  it('comments a line, indents with Tab, and lets the keyboard leave by Escape and Tab', async () => {
    const { page } = await open('RETURN 1');
    await page.keyboard.press('Control+/');
    await becomes(page, '// RETURN 1');
    await page.keyboard.press('Tab');
    await becomes(page, '  // RETURN 1');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await becomes(page, '  // RETURN 1');
    expect(await editor(page).evaluate((content) => (content.getRootNode() as ShadowRoot).activeElement === content)).toBe(false);
    expect(await editor(page).getAttribute('aria-describedby')).toBe('keys');
    await page.close();
  });

  it('wears both themes without a reload', async () => {
    const { page } = await open('MATCH (a:Actor) RETURN a');
    const colour = (): Promise<string> => page.locator('.cm-line span', { hasText: /^:?Actor$/ }).evaluate((span) => getComputedStyle(span).color);
    const light = await colour();
    await page.evaluate(() => { document.documentElement.dataset['theme'] = 'dark'; });
    expect(await colour()).not.toBe(light);
    await page.close();
  });
});
