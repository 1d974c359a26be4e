/**
 * openCypher, as Neo4j 5 speaks it, over a graphology MultiDirectedGraph: parse, check, plan, run.
 * It may not know who asks, threads, or what the graph is about.
 */
import { startClock } from './functions/context.ts';
import { checkStatement } from './language/check.ts';
import type { QueryStatement, Statement } from './language/ast.ts';
import { classify, type Classification } from './language/access.ts';
import { CypherSyntaxError } from './language/errors.ts';
import { parse } from './language/parse.ts';
import { PlanCache, type Prepared } from './plan/cache.ts';
import type { PlannedQuery } from './plan/compiler.ts';
import { createCompiler } from './plan/query.ts';
import { planSchema } from './plan/schema-change.ts';
import { planShow } from './plan/show.ts';
import { Scope, Slots } from './plan/scope.ts';
import { parametersIn } from './language/visit.ts';
import { Budget } from './run/budget.ts';
import { Cursor, type PlanDescription, type QueryType, type Summary } from './run/cursor.ts';
import { ProcedureRegistry } from './run/procedure.ts';
import { builtInProcedures } from './run/procedures.ts';
import { argumentPlan, type Plan, type Profile, type RunContext } from './run/rows.ts';
import { emptyPlan } from './run/reshape.ts';
import { Store, type CypherGraph } from './run/store.ts';
import { Transaction } from './run/transaction.ts';
import type { CypherRuntimeError } from './values/errors.ts';
import type { Value } from './values/value.ts';

export type { Prepared } from './plan/cache.ts';

export interface RunOptions {
  /** What the query may spend; without it, anything. */
  readonly budget?: Budget;
  /** One that `begin` gave: the query's changes stay open until its owner commits, and a failure undoes all of it. */
  readonly transaction?: Transaction;
}

export class Engine {
  readonly store: Store;
  readonly procedures = new ProcedureRegistry();
  private readonly cache = new PlanCache();

  constructor(graph?: CypherGraph) {
    this.store = new Store(graph);
    for (const procedure of builtInProcedures()) this.procedures.register(procedure);
  }

  get graph(): CypherGraph {
    return this.store.graph;
  }

  /** A transaction for several queries. */
  begin(): Transaction {
    return new Transaction((node) => this.store.dropDying(node), (entity) => this.store.forget(entity));
  }

  /** Throws CypherSyntaxError for a query that cannot be run as written. */
  prepare(text: string): Prepared {
    return this.cache.prepared(text, this.procedures.version, () => {
      const statement = parse(text);
      const late = checkStatement(statement, this.procedures);
      return { statement, access: classify(statement), late, text, parameters: parametersOf(statement, this.procedures) };
    });
  }

  /** Starts the query; nothing happens until the cursor is pulled. Throws CypherSyntaxError. */
  run(query: string | Prepared, parameters: ReadonlyMap<string, Value> = new Map(), options: RunOptions = {}): Cursor {
    const prepared = typeof query === 'string' ? this.prepare(query) : query;
    requireParameters(prepared, parameters);
    const budget = options.budget ?? new Budget();
    const transaction = options.transaction ?? this.begin();
    const planned = this.cache.planned(prepared, this.store, () => this.plan(prepared.statement));
    const profiled = prefixOf(prepared.statement) === 'profile' ? new Map<Plan, Profile>() : null;
    const context: RunContext = { store: this.store, budget, parameters, transaction, functions: { budget, graph: this.store, clock: startClock() }, profile: profiled };
    const explain = prefixOf(prepared.statement) === 'explain';
    const queryType = queryTypeOf(prepared.access, planned);
    return new Cursor({
      columns: planned.columns,
      rows: prepared.late !== null ? failing(prepared.late) : explain ? nothing() : planned.plan.run(context, []),
      budget,
      transaction,
      commits: options.transaction === undefined,
      summarise: (): Summary => ({ counters: transaction.counters, plan: explain || profiled !== null ? produceResults(planned, profiled) : null, queryType }),
    });
  }

  private plan(statement: Statement): PlannedQuery {
    switch (statement.kind) {
      case 'query': {
        const planned = createCompiler(this.store, this.procedures).query(statement.query, new Scope(new Slots()), argumentPlan());
        return planned.returns ? planned : { ...planned, plan: emptyPlan(planned.plan), columns: [] };
      }
      case 'schema':
        return planSchema(createCompiler(this.store, this.procedures), statement.action);
      case 'show':
        return planShow(createCompiler(this.store, this.procedures), statement);
    }
  }
}

function* nothing(): Generator<undefined, void, undefined> {
  // EXPLAIN runs nothing
}

function* failing(error: CypherRuntimeError): Generator<undefined, void, undefined> {
  throw error;
}

const prefixOf = (statement: Statement): QueryStatement['prefix'] => (statement.kind === 'query' ? statement.prefix : null);

function queryTypeOf(access: Classification, planned: PlannedQuery): QueryType {
  if (access.schema) return 's';
  if (!access.writes) return 'r';
  return planned.returns ? 'rw' : 'w';
}

/** The root of every plan: the rows as the asker gets them. */
function produceResults({ plan, columns }: PlannedQuery, rows: ReadonlyMap<Plan, Profile> | null): PlanDescription {
  const source = describe(plan, rows);
  return { operator: 'ProduceResults', details: columns.map(({ name }) => name).join(', '), ...(source.rows === undefined ? {} : { rows: source.rows, lookups: 0, ms: 0 }), children: [source] };
}

function describe(plan: Plan, profile: ReadonlyMap<Plan, Profile> | null): PlanDescription {
  const { rows, ms, lookups } = profile?.get(plan) ?? { rows: 0, ms: 0, lookups: 0 };
  const below = (what: 'ms' | 'lookups'): number => plan.sources.reduce((sum, source) => sum + (profile?.get(source)?.[what] ?? 0), 0);
  return { operator: plan.name, details: plan.details, ...(profile === null ? {} : { rows, lookups: Math.max(0, lookups - below('lookups')), ms: Math.max(0, Math.round((ms - below('ms')) * 1000) / 1000) }), children: plan.sources.map((source) => describe(source, profile)) };
}

/** The parameters without which the statement cannot run. */
function parametersOf(statement: Statement, procedures: ProcedureRegistry): ReadonlySet<string> {
  if (prefixOf(statement) === 'explain') return new Set();
  const wanted = parametersIn(statement);
  const [clause] = statement.kind === 'query' && statement.query.kind === 'single' ? statement.query.clauses : [];
  // CALL without parentheses takes its arguments from the parameters of the same names
  if (clause?.kind === 'callProcedure' && clause.args === null) for (const { name } of procedures.find(clause.name)?.parameters ?? []) wanted.add(name);
  return wanted;
}

function requireParameters({ statement, parameters: wanted }: Prepared, parameters: ReadonlyMap<string, Value>): void {
  for (const name of wanted) {
    if (!parameters.has(name)) throw new CypherSyntaxError(`The query needs the parameter $${name}: give it a value.`, statement.at, { type: 'ParameterMissing', detail: 'MissingParameter' });
  }
}
