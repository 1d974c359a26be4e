/**
 * Asks both databases the same and holds the answers against each other.
 * It may not know what the queries are made of.
 */
import { difference, type Answer } from './answer.ts';
import { graph, parameterValues } from './generate/graph.ts';
import { Random } from './generate/random.ts';
import { readingQuery, type Made } from './generate/read.ts';
import { writingQuery } from './generate/write.ts';
import { shrink } from './shrink.ts';
import { MemorySide } from './memory.ts';
import { Neo4jSide, UNREADABLE } from './neo4j.ts';

const STATE = 'MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m';

/** A query a line; a line that begins with `graph ` makes the graph for what follows, `#` begins a remark. Returns the number of differences. */
export async function compareFile(url: string, text: string, all: boolean, tell: (line: string) => void): Promise<number> {
  const memory = new MemorySide();
  const neo4j = new Neo4jSide(url);
  let differences = 0;
  await neo4j.reset([]);
  await neo4j.schema(INDEXES);
  for (const line of text.split('\n').filter((l) => l.trim() !== '' && !l.startsWith('#'))) {
    if (line.startsWith('graph ')) {
      memory.reset([...INDEXES, line.slice(6)]);
      await neo4j.reset([line.slice(6)]);
      continue;
    }
    const mine = memory.ask(line, new Map(), STATE);
    const theirs = await neo4j.ask(line, new Map(), STATE);
    const found = difference(mine, theirs, /ORDER BY/i.test(line) ? 'total' : 'free');
    if (found !== null) differences += 1;
    if (found !== null || all) tell(`${found === null ? '=' : '✗'} ${line}\n  ${found ?? JSON.stringify(theirs)}`);
  }
  await leave(neo4j);
  return differences;
}

export interface Difference { readonly graph: string; readonly query: string; readonly shrunk: string; readonly found: string }
export interface Report {
  readonly compared: number;
  readonly seconds: number;
  readonly differences: readonly Difference[];
  readonly failed: number;
  /** Refused by Neo4j alone: for what it sorts by, or a parameter's type, where no row comes to it. */
  readonly early: number;
  /** Refused by both, by one before and by the other while running. */
  readonly otherPhase: readonly string[];
}

export interface Wanted {
  readonly seed: number;
  /** So many queries at least; both may be Infinity, but not together. */
  readonly count: number;
  readonly minutes: number;
  readonly tell: (line: string) => void;
}

/** Seeks must answer as scans do. */
const INDEXED = ['i', 'm', 's', 'd'];
const INDEXES = INDEXED.map((key) => `CREATE INDEX differential_${key} IF NOT EXISTS FOR (n:A) ON (n.${key})`);

/** Neo4j passes over a property of a name that it has never seen: it must have seen all that queries name. */
const NAMES = 'CREATE (n:New:Dyn:Seen:Made:Each:Once {a: 0, b: 0, c: 0, ab: 0, new: 0, q: 0, v: 0, dyn: 0, z: 0, w: 0, x: 0, none: 0, made: 0, met: 0, count: 0, of: 0})-[r:NEW {w: 0, z: 0}]->(n) DELETE r, n';

/** Leaves nothing behind for whoever uses this Neo4j next. */
async function leave(neo4j: Neo4jSide): Promise<void> {
  try {
    await neo4j.reset([]);
    await neo4j.schema(INDEXED.map((key) => `DROP INDEX differential_${key} IF EXISTS`));
  } finally {
    await neo4j.close();
  }
}

/**
 * ORDER BY with SKIP and LIMIT, as the generator writes it. To sort early, Neo4j computes what it sorts by before a MATCH has left its rows out, and so fails on rows that
 * are none of the answer's; whether it does depends on the plan. Without the order both must answer alike.
 */
const BY = String.raw`\w+(?:\.\w+)?(?: DESC(?:ENDING)?| ASC)?`;
const SORTED = new RegExp(` ORDER BY ${BY}(?:, ${BY})*(?: (?:SKIP|OFFSET) \\d+)?(?: LIMIT (?:1 \\+ 1|\\S+))?`, 'g');

const QUERIES_PER_GRAPH = 80;
const LANES = 4;

/** Graph after graph with its queries, all from the seed. */
export async function compareSeed(url: string, { seed, count, minutes, tell }: Wanted): Promise<Report> {
  const started = performance.now();
  const memory = new MemorySide();
  const neo4j = new Neo4jSide(url);
  const differences: Difference[] = [];
  let compared = 0;
  const otherPhase: string[] = [];
  let failed = 0;
  let early = 0;
  let skipped = 0;
  try {
    await neo4j.schema([NAMES, ...INDEXES, 'CALL db.awaitIndexes(30)']);
    for (let batch = 0; compared < count && performance.now() - started < minutes * 60_000; batch++) {
      const random = new Random(new Random(seed).next() ^ Math.imul(batch + 1, 0x85ebca6b));
      const made = graph(random);
      memory.reset([...INDEXES, made]);
      await neo4j.reset([made]);
      const queries = Array.from({ length: QUERIES_PER_GRAPH }, (_, i) => (i % 5 === 4 ? writingQuery(random) : readingQuery(random)));
      const ask = async (query: Made): Promise<void> => {
        const after = query.writes ? STATE : null;
        const theirs = await neo4j.ask(query.text, parameterValues, after);
        // too large for a fair comparison: Neo4j was told to stop
        if (theirs.kind === 'error' && (theirs.code.includes('TimedOut') || theirs.code === UNREADABLE)) return void (skipped += 1);
        const mine = memory.ask(query.text, parameterValues, after);
        if (theirs.kind === 'error') failed += 1;
        const found = difference(mine, theirs, query.order);
        // Neo4j checks what is sent against its place in the text, even where no row, or null, comes there; the same, with its type hidden, must be answered alike
        if (mine.kind === 'rows' && theirs.kind === 'error' && theirs.message.startsWith('Type mismatch for parameter')) return void (early += 1);
        if (mine.kind === 'rows' && theirs.kind === 'error' && theirs.message.startsWith('Type mismatch: expected') && query.text.includes('$')) {
          const untyped = query.text.replace(/\$(\w+)/g, '([$$$1][0])');
          const [ours, its] = [memory.ask(untyped, parameterValues, after), await neo4j.ask(untyped, parameterValues, after)];
          if (its.kind === 'rows' && difference(ours, its, query.order) === null) return void (early += 1);
        }
        if (found !== null && theirs.kind === 'error' && query.text.search(SORTED) >= 0) {
          const plain = query.text.replaceAll(SORTED, '');
          const [ours, its] = [memory.ask(plain, parameterValues, after), await neo4j.ask(plain, parameterValues, after)];
          if (its.kind === 'rows' && difference(ours, its, 'free') === null) return void (early += 1);
        }
        if (found === null) return void otherPhase.push(...phaseDifference(query.text, mine, theirs));
        const shrunk = await shrink(query.text, async (text) => {
          const [ours, its] = [memory.ask(text, parameterValues, after), await neo4j.ask(text, parameterValues, after)];
          // an order that was total need not be so for a part of the query
          return ours.kind === mine.kind && its.kind === theirs.kind && difference(ours, its, 'free') !== null;
        });
        differences.push({ graph: made, query: query.text, shrunk, found });
        tell(`✗ batch ${batch}: ${shrunk}\n  of ${query.text}\n  ${found.replaceAll('\n', '\n  ')}\n  on ${made}`);
      };
      const reads = queries.filter((query) => !query.writes);
      await Promise.all(Array.from({ length: LANES }, async () => {
        for (let query = reads.pop(); query !== undefined; query = reads.pop()) await ask(query);
      }));
      for (const query of queries) if (query.writes) await ask(query);
      compared += queries.length - skipped;
      skipped = 0;
    }
  } finally {
    await leave(neo4j);
  }
  return { compared, seconds: (performance.now() - started) / 1000, differences, failed, early, otherPhase };
}

/** Both refused, one of them before running and the other while running: told, not yet a difference. */
function phaseDifference(query: string, mine: Answer, theirs: Answer): string[] {
  if (mine.kind !== 'error' || theirs.kind !== 'error' || mine.phase === theirs.phase) return [];
  return [`${query}\n  memory ${mine.code}: ${mine.message.split('\n')[0]}\n  neo4j  ${theirs.code}: ${theirs.message.split('\n')[0]}`];
}
