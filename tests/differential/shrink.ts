/**
 * Makes a query on which two databases differ smaller: clauses, columns and conditions are left out one at a time, as long as the two go on to differ.
 * It may not know databases or Cypher beyond its brackets, quotes and clause words.
 */
const CLAUSE = /^(?:OPTIONAL MATCH|MATCH|UNWIND|WITH|RETURN|CALL|OPTIONAL CALL|CREATE|MERGE|SET|REMOVE|DETACH DELETE|DELETE|FOREACH|UNION(?: ALL| DISTINCT)?|WHERE|ORDER BY|SKIP|OFFSET|LIMIT)\b/;
const MOST_TRIES = 60;

/** Where `at(rest)` holds outside of all brackets and quotes. */
function placesIn(text: string, at: (rest: string, before: string) => boolean): number[] {
  const places: number[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "'") {
      for (i++; i < text.length && text.charAt(i) !== "'"; i++) if (text.charAt(i) === '\\') i++;
      continue;
    }
    if ('([{'.includes(char)) depth++;
    if (')]}'.includes(char)) depth--;
    if (depth === 0 && at(text.slice(i), text.slice(0, i))) places.push(i);
  }
  return places;
}

function cutAt(text: string, places: readonly number[]): string[] {
  const ends = [...places.slice(1), text.length];
  return places.map((from, i) => text.slice(from, ends[i]).trim());
}

const clausesOf = (query: string): string[] => cutAt(query, placesIn(query, (rest, before) => CLAUSE.test(rest) && /^$|\s$/.test(before)));

/** `RETURN a, b` without one of its columns. */
function withoutItems(clause: string): string[] {
  const head = /^(?:RETURN|WITH|SET|CREATE|MATCH)(?: DISTINCT)? /.exec(clause)?.[0];
  if (head === undefined) return [];
  const body = clause.slice(head.length);
  const items = cutAt(body, [0, ...placesIn(body, (rest) => rest.startsWith(','))]).map((item) => item.replace(/^,\s*/, ''));
  return items.length < 2 ? [] : items.map((_, i) => head + items.filter((__, j) => j !== i).join(', '));
}

function* smaller(query: string): Generator<string> {
  const clauses = clausesOf(query);
  for (let i = 0; i < clauses.length; i++) if (clauses.length > 1) yield clauses.filter((_, j) => j !== i).join(' ');
  for (let i = 0; i < clauses.length; i++) for (const clause of withoutItems(clauses[i] ?? '')) yield clauses.map((old, j) => (j === i ? clause : old)).join(' ');
}

/** The smallest query found on which `differs` still holds. */
export async function shrink(query: string, differs: (query: string) => Promise<boolean>): Promise<string> {
  let best = query;
  let tries = 0;
  for (let found = true; found && tries < MOST_TRIES; ) {
    found = false;
    for (const candidate of smaller(best)) {
      if (++tries > MOST_TRIES) break;
      if (await differs(candidate)) {
        best = candidate;
        found = true;
        break;
      }
    }
  }
  return best;
}
