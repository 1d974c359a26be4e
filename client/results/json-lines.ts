// A JSON value as lines that fold: only what is open becomes lines, and the folded items of a list only when they are looked at, so a result of many rows costs little more than what is seen of it. Pure.

export interface JsonLine {
  /** Where it is: keys and indexes from the root. */
  readonly path: string;
  readonly depth: number;
  readonly key: string | null;
  readonly value: unknown;
  /** A closing bracket has no value of its own. */
  readonly closes: ']' | '}' | null;
  readonly open: boolean;
  /** Whether a comma follows. */
  readonly comma: boolean;
}

const isFoldable = (value: unknown): value is readonly unknown[] | Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && (Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0);
export const folds = (line: JsonLine): boolean => line.closes === null && isFoldable(line.value);

/** Lines one after another from the line `first` on: such as are made, or `count` folded items of a list from its item `from` on, made when they are looked at. */
type Stretch = { readonly first: number; readonly lines: JsonLine[] } | { readonly first: number; count: number; readonly items: readonly unknown[]; readonly from: number; readonly path: string; readonly depth: number };

export class JsonLines {
  readonly #stretches: Stretch[] = [];
  #length = 0;

  /** `isOpen` says of each path whether what is there is unfolded. */
  constructor(root: unknown, readonly isOpen: (path: string) => boolean) {
    this.#write(root, '', null, 0, false);
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): JsonLine | undefined {
    if (index < 0 || index >= this.#length) return undefined;
    let [low, high] = [0, this.#stretches.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#stretches[middle]!.first <= index) low = middle;
      else high = middle - 1;
    }
    const stretch = this.#stretches[low]!;
    if ('lines' in stretch) return stretch.lines[index - stretch.first];
    const item = stretch.from + index - stretch.first;
    return { path: `${stretch.path}/${item}`, depth: stretch.depth, key: null, value: stretch.items[item], closes: null, open: false, comma: item < stretch.items.length - 1 };
  }

  #write(value: unknown, path: string, key: string | null, depth: number, comma: boolean): void {
    const open = isFoldable(value) && this.isOpen(path);
    this.#add({ path, depth, key, value, closes: null, open, comma: comma && !open });
    if (!open) return;
    const list = Array.isArray(value);
    if (list) this.#writeItems(value, path, depth + 1);
    else Object.entries(value).forEach(([name, inner], at, entries) => this.#write(inner, `${path}/${name}`, name, depth + 1, at < entries.length - 1));
    this.#add({ path: `${path}/`, depth, key: null, value: null, closes: list ? ']' : '}', open: false, comma });
  }

  #writeItems(items: readonly unknown[], path: string, depth: number): void {
    let folded: Extract<Stretch, { count: number }> | null = null;
    for (let item = 0; item < items.length; item++) {
      if (isFoldable(items[item]) && this.isOpen(`${path}/${item}`)) {
        folded = null;
        this.#write(items[item], `${path}/${item}`, null, depth, item < items.length - 1);
        continue;
      }
      if (folded === null) this.#stretches.push(folded = { first: this.#length, count: 0, items, from: item, path, depth });
      folded.count++;
      this.#length++;
    }
  }

  #add(line: JsonLine): void {
    const last = this.#stretches.at(-1);
    if (last && 'lines' in last) last.lines.push(line);
    else this.#stretches.push({ first: this.#length, lines: [line] });
    this.#length++;
  }
}

/** Open at first: the answer, its rows, and the first row to its end. */
export const openAtFirst = (path: string): boolean => path === '' || path === '/rows' || path === '/summary' || path === '/rows/0' || path.startsWith('/rows/0/');

/** What a folded value holds, in a few words of JSON. */
export function preview(value: unknown, letters = 100): string {
  const text = short(value, 4, letters);
  return text.length > letters ? `${text.slice(0, letters - 1)}…` : text;
}

function short(value: unknown, depth: number, letters: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(typeof value === 'string' ? value.slice(0, letters) : value) ?? 'null';
  const list = Array.isArray(value);
  if (depth === 0) return list ? '[…]' : '{…}';
  const parts: string[] = [];
  let length = 0;
  for (const [name, inner] of Object.entries(value)) {
    if (length > letters) break;
    const part = (list ? '' : `${JSON.stringify(name)}: `) + short(inner, depth - 1, letters);
    parts.push(part);
    length += part.length + 2;
  }
  return list ? `[${parts.join(', ')}]` : `{${parts.join(', ')}}`;
}
