/**
 * A TEXT index: every three characters in a row that a string holds, its beginning and its end marked, so that CONTAINS, STARTS WITH
 * and ENDS WITH read only the strings that hold the rarest three of what is sought. It may not know conditions.
 */
import { workOnText } from '../values/pulse.ts';
import type { Value } from '../values/value.ts';
import { NotedIndex } from './noted-index.ts';
import type { Indexed } from './property-index.ts';

export type Place = 'prefix' | 'suffix' | 'anywhere';

/** Strings may hold the marks themselves: that finds too much, never too little. */
const [START, END] = ['\u0002', '\u0003'];
const LENGTH = 3;

export class SubstringIndex<E extends Indexed> extends NotedIndex<E> {
  private readonly holders = new Map<string, E[]>();

  /** Records among which are all whose string has `part` at that place, in the order of creation; null when that is about every string. */
  find(part: string, place: Place): readonly E[] | null {
    this.refresh();
    const marked = `${place === 'prefix' ? START : ''}${part}${place === 'suffix' ? END : ''}`;
    workOnText(marked.length);
    if (marked.length < LENGTH) return marked.length < 2 ? null : this.standing(this.holding(marked));
    let rarest: readonly E[] | null = null;
    for (let at = 0; at + LENGTH <= marked.length; at += 1) {
      const holders = this.holders.get(marked.slice(at, at + LENGTH));
      if (holders === undefined) return [];
      if (rarest === null || holders.length < rarest.length) rarest = holders;
    }
    return this.standing(rarest ?? []);
  }

  /** Two characters stand in one of the threes, since every string has its marks. */
  private holding(two: string): E[] {
    const found: E[] = [];
    for (const [three, holders] of this.holders) if (three.includes(two)) for (const holder of holders) found.push(holder);
    return found;
  }

  protected note(record: E, value: Value): void {
    if (typeof value !== 'string') return;
    workOnText(value.length * 8);
    const marked = `${START}${value}${END}`;
    for (let at = 0; at + LENGTH <= marked.length; at += 1) {
      const three = marked.slice(at, at + LENGTH);
      const holders = this.holders.get(three);
      if (holders === undefined) this.holders.set(three, [record]);
      else if (holders.at(-1) !== record) holders.push(record);
    }
  }

  protected clear(): void {
    this.holders.clear();
  }
}
