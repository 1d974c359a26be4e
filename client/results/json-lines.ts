// A JSON value as lines that fold: only what is open becomes lines, so a result of many rows costs as much as what is seen of it. Pure.

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

/** The lines of a value; `isOpen` says of each path whether what is there is unfolded. */
export function jsonLines(root: unknown, isOpen: (path: string) => boolean): JsonLine[] {
  const lines: JsonLine[] = [];
  const write = (value: unknown, path: string, key: string | null, depth: number, comma: boolean): void => {
    const open = isFoldable(value) && isOpen(path);
    lines.push({ path, depth, key, value, closes: null, open, comma: comma && !open });
    if (!open) return;
    const list = Array.isArray(value);
    if (list) value.forEach((inner: unknown, at) => write(inner, `${path}/${at}`, null, depth + 1, at < value.length - 1));
    else Object.entries(value).forEach(([name, inner], at, entries) => write(inner, `${path}/${name}`, name, depth + 1, at < entries.length - 1));
    lines.push({ path: `${path}/`, depth, key: null, value: null, closes: list ? ']' : '}', open: false, comma });
  };
  write(root, '', null, 0, false);
  return lines;
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
