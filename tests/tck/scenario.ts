/**
 * Runs one scenario against a fresh engine and says why it failed, if it did.
 * It may not know where scenarios come from.
 */
import { Engine } from '#cypher/memory/engine';
import { CypherSyntaxError } from '#cypher/memory/language/errors';
import { Budget } from '#cypher/memory/run/budget';
import type { Procedure } from '#cypher/memory/run/procedure';
import { CypherRuntimeError } from '#cypher/memory/values/errors';
import type { Value } from '#cypher/memory/values/value';
import type { Scenario, Step, Table } from './feature.ts';
import { canonical, Notation, parameterValue, type Options } from './notation.ts';

type Outcome =
  | { readonly kind: 'rows'; readonly columns: readonly string[]; readonly rows: readonly (readonly Value[])[] }
  | { readonly kind: 'failed'; readonly phase: 'compile time' | 'runtime'; readonly error: unknown };

const EXACT: Options = { ignoreListOrder: false };
const LIMIT_MS = 10_000;

/** What `named` graphs hold: the queries that make them, by name. */
export type NamedGraphs = ReadonlyMap<string, string>;

/** null: passed; otherwise what was wrong. */
export function runScenario(scenario: Scenario, graphs: NamedGraphs): string | null {
  const run = new Run(graphs);
  try {
    for (const step of scenario.steps) {
      const wrong = run.step(step);
      if (wrong !== null) return wrong;
    }
    return null;
  } catch (error) {
    return `${error instanceof Error ? `${error.name}: ${error.message}\n${(error.stack ?? '').split('\n').slice(1, 4).join('\n')}` : String(error)}`;
  }
}

class Run {
  private readonly engine = new Engine();
  private readonly parameters = new Map<string, Value>();
  private readonly graphs: NamedGraphs;
  private before: Snapshot = snapshot(this.engine);
  private outcome: Outcome = { kind: 'rows', columns: [], rows: [] };
  private expectsError = false;

  constructor(graphs: NamedGraphs) {
    this.graphs = graphs;
  }

  step(step: Step): string | null {
    switch (step.kind) {
      case 'graph':
        if (step.name !== 'empty') this.must(this.graphs.get(step.name) ?? '');
        return null;
      case 'executed':
        this.must(step.query);
        return null;
      case 'parameters':
        for (const [name = '', value = ''] of step.table) this.parameters.set(name, parameterValue(value));
        return null;
      case 'procedure':
        this.engine.procedures.register(procedureOf(step.signature, step.table));
        return null;
      case 'query':
      case 'control':
        this.before = snapshot(this.engine);
        this.outcome = this.execute(step.query);
        return null;
      case 'result':
        return this.compareRows(step);
      case 'empty':
        return this.outcome.kind === 'failed' ? this.failure() : this.outcome.rows.length === 0 ? null : `expected no rows, got ${this.outcome.rows.length}`;
      case 'effects':
        if (this.expectsError) return null;
        return this.outcome.kind === 'failed' ? this.failure() : compareEffects(step.table, this.before, snapshot(this.engine));
      case 'error':
        this.expectsError = true;
        return this.compareError(step);
    }
  }

  private must(query: string): void {
    const outcome = this.execute(query);
    if (outcome.kind === 'failed') throw outcome.error;
  }

  private execute(query: string): Outcome {
    const budget = new Budget({ deadline: Date.now() + LIMIT_MS });
    let phase: 'compile time' | 'runtime' = 'compile time';
    try {
      const cursor = this.engine.run(query, this.parameters, { budget });
      phase = 'runtime';
      return { kind: 'rows', columns: cursor.columns, rows: cursor.drain().rows };
    } catch (error) {
      return { kind: 'failed', phase, error };
    }
  }

  private failure(): string {
    const error = this.outcome.kind === 'failed' ? this.outcome.error : null;
    return `failed: ${error instanceof Error ? `${error.name}: ${error.message}${error.name === 'Error' || error.name === 'TypeError' ? (error.stack ?? '') : ''}` : String(error)}`;
  }

  private compareRows(step: Step & { kind: 'result' }): string | null {
    if (this.outcome.kind === 'failed') return this.failure();
    const { columns, rows } = this.outcome;
    const [header = [], ...body] = step.table;
    if (JSON.stringify([...header].sort()) !== JSON.stringify([...columns].sort())) return `expected the columns ${header.join(', ')}, got ${columns.join(', ')}`;
    const expected = body.map((cells) => cells.map((cell) => Notation.canonical(cell, step)).join(' | '));
    const order = header.map((name) => columns.indexOf(name));
    const got = rows.map((row) => order.map((index) => canonical(row[index] ?? null, step)).join(' | '));
    if (!step.ordered) {
      expected.sort();
      got.sort();
    }
    return JSON.stringify(expected) === JSON.stringify(got) ? null : `expected\n    ${expected.join('\n    ')}\n  got\n    ${got.join('\n    ')}`;
  }

  private compareError(step: Step & { kind: 'error' }): string | null {
    if (this.outcome.kind !== 'failed') return `expected ${step.type} ${step.detail} at ${step.phase}, got ${this.outcome.rows.length} rows`;
    const { error, phase } = this.outcome;
    if (!(error instanceof CypherSyntaxError || error instanceof CypherRuntimeError)) return this.failure();
    const wrong = error.type !== step.type || (step.detail !== '*' && error.detail !== step.detail) || (step.phase !== 'any time' && phase !== step.phase);
    return wrong ? `expected ${step.type} ${step.detail} at ${step.phase}, got ${error.type} ${error.detail} at ${phase}: ${error.message}` : null;
  }
}

// -------------------------------------------------------------- side effects

interface Snapshot {
  readonly nodes: ReadonlySet<string>;
  readonly relationships: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
  readonly properties: ReadonlySet<string>;
}

/** As the TCK counts: labels are the names in use, properties are (entity, key, value). */
function snapshot(engine: Engine): Snapshot {
  const { nodes, relationships } = engine.store;
  const labels = new Set<string>();
  const properties = new Set<string>();
  for (const node of nodes.values()) {
    for (const label of node.labels) labels.add(label);
    for (const [key, value] of node.properties) properties.add(`n${node.id} ${key} ${canonical(value, EXACT)}`);
  }
  for (const relationship of relationships.values()) for (const [key, value] of relationship.properties) properties.add(`r${relationship.id} ${key} ${canonical(value, EXACT)}`);
  return { nodes: new Set(nodes.keys()), relationships: new Set(relationships.keys()), labels, properties };
}

function compareEffects(table: Table, before: Snapshot, after: Snapshot): string | null {
  const expected = new Map(table.map(([name = '', count = '']) => [name, Number(count)] as const));
  for (const what of ['nodes', 'relationships', 'labels', 'properties'] as const) {
    const added = [...after[what]].filter((one) => !before[what].has(one)).length;
    const removed = [...before[what]].filter((one) => !after[what].has(one)).length;
    for (const [name, count] of [[`+${what}`, added], [`-${what}`, removed]] as const) {
      if ((expected.get(name) ?? 0) !== count) return `expected ${expected.get(name) ?? 0} ${name}, got ${count}`;
    }
  }
  return null;
}

// ---------------------------------------------------------------- procedures

/** `test.my.proc(name :: STRING?, id :: INTEGER?) :: (city :: STRING?)`, whose table maps arguments to results. */
function procedureOf(signature: string, table: Table): Procedure {
  const match = /^([\w.]+)\((.*?)\) :: \((.*)\)$/.exec(signature.trim());
  const fields = (text: string): { name: string; type: string }[] =>
    text.split(',').map((part) => part.trim()).filter((part) => part !== '').map((part) => {
      const [name = '', type = ''] = part.split('::').map((one) => one.trim());
      return { name, type };
    });
  const parameters = fields(match?.[2] ?? '');
  const results = fields(match?.[3] ?? '');
  const [header = [], ...body] = table;
  const rows = body.map((cells) => new Map(header.map((name, index) => [name, cells[index] ?? ''] as const)));
  return {
    name: match?.[1] ?? signature,
    parameters,
    results,
    mode: 'READ',
    description: '',
    run: (args) =>
      rows
        .filter((row) => parameters.every(({ name }, index) => sameArgument(args[index] ?? null, row.get(name) ?? 'null')))
        .map((row) => results.map(({ name }) => parameterValue(row.get(name) ?? 'null'))),
  };
}

function sameArgument(given: Value, cell: string): boolean {
  return canonical(given, EXACT).replace(/^[if]/, '') === Notation.canonical(cell, EXACT).replace(/^[if]/, '');
}
