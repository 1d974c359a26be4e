// The read-only snapshot that answers are computed from, kept by the stamp of the last load and dropped when the stamp differs.
// Asking for the stamp on every request is also how a lost database is noticed, and how it is found again.
import type { Database } from '#cypher/database';
import { DatabaseUnavailable } from '#cypher/failures';
import { GraphIndex, listOf } from '#graph/graph-index';
import type { Lens } from '#graph/lens';
import type { Graph } from '#graph/model';
import { networkOf, type Network, type NetworkView } from '#graph/projection';
import { judge, type Judgement } from '#graph/verdict';
import { View } from '#graph/visibility';
import { echoOf, type LensWords } from './lens.ts';
import { NameIndex } from './search/name-index.ts';

/** How many lenses are kept at once. */
const keptLenses = 12;
/** A database that has not told its stamp by then is taken for lost; drivers try for longer. */
const patienceMs = 3000;

/** The graph under one lens, with what was computed of it so far. */
export class Seen {
  readonly view: View;
  readonly index: GraphIndex;
  readonly #judgements = new Map<string, Judgement>();
  readonly #networks = new Map<NetworkView, Network>();
  readonly #degrees = new Map<NetworkView, ReadonlyMap<string, number>>();

  constructor(readonly snapshot: Snapshot, readonly lens: Lens) {
    this.index = snapshot.index;
    this.view = new View(snapshot.index, lens);
  }

  judgement(commitment: string): Judgement {
    return kept(this.#judgements, commitment, () => judge(this.view, commitment));
  }

  network(kind: NetworkView): Network {
    return kept(this.#networks, kind, () => networkOf(this.view, kind));
  }

  /** Drawn edges per node; a node that is not drawn has none. */
  degreeOf(id: string): number {
    const kind: NetworkView = this.index.node(id)?.labels.includes('Entity') ? 'entities' : 'evidence';
    return kept(this.#degrees, kind, () => new Map(this.network(kind).nodes.map((node) => [node.id, node.degree]))).get(id) ?? 0;
  }

  /** The same question with one source thought away. */
  without(source: string): Seen {
    return this.snapshot.seen({ ...this.lens, without: [source] });
  }
}

export class Snapshot {
  readonly index: GraphIndex;
  readonly words: LensWords;
  readonly #seen = new Map<string, Seen>();
  #names: NameIndex | undefined;
  #spoken: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(readonly stamp: string, readonly graph: Graph) {
    this.index = new GraphIndex(graph);
    this.words = {
      sources: new Set(this.index.labelled('Source').map((node) => node.id)),
      datasets: new Set([...graph.nodes, ...graph.edges].flatMap((held) => listOf(held, 'datasets')).sort()),
    };
  }

  /** The graph under a lens; the least recently asked is forgotten. */
  seen(lens: Lens): Seen {
    const key = JSON.stringify([echoOf(lens), lens.without ?? []]);
    const found = this.#seen.get(key) ?? new Seen(this, lens);
    this.#seen.delete(key);
    this.#seen.set(key, found);
    for (const oldest of this.#seen.keys()) if (this.#seen.size > keptLenses) this.#seen.delete(oldest);
    return found;
  }

  get names(): NameIndex {
    return (this.#names ??= new NameIndex(this.graph.nodes));
  }

  /** Ids of the facts in whose citations an actor speaks, by code point. */
  spokenBy(actor: string): readonly string[] {
    this.#spoken ??= gather(this.graph.edges.filter((edge) => edge.type === 'CITED_IN').flatMap((edge) => listOf(edge, 'speakers').map((speaker) => [speaker, edge.from] as const)));
    return this.#spoken.get(actor) ?? [];
  }
}

export class Snapshots {
  #current: Snapshot | undefined;
  #asking: Promise<Snapshot> | undefined;

  constructor(private readonly database: Database) {}

  /** The snapshot of what is loaded now. Requests that come together ask once. Throws DatabaseUnavailable. */
  current(): Promise<Snapshot> {
    this.#asking ??= this.#ask().finally(() => { this.#asking = undefined; });
    return this.#asking;
  }

  async #ask(): Promise<Snapshot> {
    if (this.#current && (await within(this.database.stamp(), patienceMs)) === this.#current.stamp) return this.#current;
    const { stamp, graph } = await this.database.snapshot();
    this.#current = new Snapshot(stamp, graph);
    return this.#current;
  }
}

function within<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DatabaseUnavailable(`The database has not answered for ${ms / 1000} seconds. Check that it runs and can be reached; Pacta goes on by itself when it is back.`, 'lost')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function gather(pairs: readonly (readonly [string, string])[]): Map<string, readonly string[]> {
  const sets = new Map<string, Set<string>>();
  for (const [key, value] of pairs) sets.set(key, (sets.get(key) ?? new Set()).add(value));
  return new Map([...sets].map(([key, values]) => [key, [...values].sort()]));
}
