/**
 * The abstract syntax of Neo4j 5 Cypher: closed unions, told apart by `kind`, each node with its place in the text.
 * It is what the parser hands to the checks, the planner and the access rules.
 * It may not know how anything is parsed, planned or run.
 */

/** A place in the query text; `offset` counts UTF-16 units from 0, `line` and `column` count from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

interface Placed {
  readonly at: Position;
}

// ---------------------------------------------------------------- statements

export type Statement = QueryStatement | SchemaStatement | ShowStatement;

export interface QueryStatement extends Placed {
  readonly kind: 'query';
  /** EXPLAIN plans only; PROFILE runs and counts. */
  readonly prefix: 'explain' | 'profile' | null;
  readonly query: Query;
  readonly text: string;
}

export interface SchemaStatement extends Placed {
  readonly kind: 'schema';
  readonly action: SchemaAction;
  readonly text: string;
}

export type IndexType = 'RANGE' | 'TEXT' | 'POINT' | 'FULLTEXT' | 'LOOKUP' | 'VECTOR';
export type ConstraintType = 'UNIQUE' | 'NODE KEY' | 'RELATIONSHIP KEY' | 'NOT NULL' | 'TYPED';

export type SchemaAction =
  | {
      readonly kind: 'createIndex';
      readonly type: IndexType;
      readonly name: string | null;
      readonly ifNotExists: boolean;
      readonly entity: 'node' | 'relationship';
      readonly labels: readonly string[];
      readonly properties: readonly string[];
      readonly options: Expression | null;
    }
  | {
      readonly kind: 'createConstraint';
      readonly type: ConstraintType;
      readonly name: string | null;
      readonly ifNotExists: boolean;
      readonly entity: 'node' | 'relationship';
      readonly label: string;
      readonly properties: readonly string[];
      readonly propertyType: TypeName | null;
    }
  | { readonly kind: 'dropIndex' | 'dropConstraint'; readonly name: string; readonly ifExists: boolean };

export type ShowTarget = 'INDEXES' | 'CONSTRAINTS' | 'PROCEDURES' | 'FUNCTIONS' | 'DATABASES' | 'TRANSACTIONS' | 'SETTINGS' | 'USERS' | 'ROLES' | 'PRIVILEGES' | 'SERVERS' | 'ALIASES';

export interface ShowStatement extends Placed {
  readonly kind: 'show';
  readonly target: ShowTarget;
  /** Words between SHOW and the target (`BUILT IN`, `UNIQUE`, `FULLTEXT` …), upper-cased. */
  readonly filter: readonly string[];
  readonly yields: readonly YieldItem[] | '*' | null;
  readonly orderBy: readonly SortItem[];
  readonly skip: Expression | null;
  readonly limit: Expression | null;
  readonly where: Expression | null;
  readonly returns: ReturnClause | null;
  readonly text: string;
}

// ------------------------------------------------------------------- queries

export type Query = SingleQuery | UnionQuery;

export interface SingleQuery extends Placed {
  readonly kind: 'single';
  readonly clauses: readonly Clause[];
}

export interface UnionQuery extends Placed {
  readonly kind: 'union';
  readonly all: boolean;
  readonly left: Query;
  readonly right: SingleQuery;
}

export type Clause =
  | MatchClause
  | UnwindClause
  | WithClause
  | ReturnClause
  | CreateClause
  | MergeClause
  | SetClause
  | RemoveClause
  | DeleteClause
  | ForeachClause
  | CallProcedureClause
  | CallSubqueryClause
  | LoadCsvClause
  | UseClause
  | FinishClause;

export interface MatchClause extends Placed {
  readonly kind: 'match';
  readonly optional: boolean;
  readonly patterns: readonly PathPattern[];
  readonly hints: readonly Hint[];
  readonly where: Expression | null;
  /** REPEATABLE ELEMENTS lets one relationship be matched twice. */
  readonly repeatable: boolean;
}

export interface Hint extends Placed {
  readonly kind: 'index' | 'scan' | 'join';
  /** Of index hints that name one. */
  readonly type: 'TEXT' | 'RANGE' | 'POINT' | null;
  readonly variables: readonly string[];
  readonly label: string | null;
  readonly properties: readonly string[];
}

export interface UnwindClause extends Placed {
  readonly kind: 'unwind';
  readonly source: Expression;
  readonly variable: Variable;
}

export interface ReturnItem extends Placed {
  readonly expression: Expression;
  /** The column's name: the alias, the variable's name, or the expression's text as written. */
  readonly name: string;
  readonly aliased: boolean;
}

export interface SortItem extends Placed {
  readonly expression: Expression;
  readonly descending: boolean;
}

interface Projection extends Placed {
  readonly distinct: boolean;
  /** `*`: everything in scope comes along, before the items. */
  readonly all: boolean;
  readonly items: readonly ReturnItem[];
  readonly orderBy: readonly SortItem[];
  readonly skip: Expression | null;
  readonly limit: Expression | null;
}

export interface WithClause extends Projection {
  readonly kind: 'with';
  readonly where: Expression | null;
}

export interface ReturnClause extends Projection {
  readonly kind: 'return';
}

export interface CreateClause extends Placed {
  readonly kind: 'create';
  readonly patterns: readonly PathPattern[];
}

export interface MergeClause extends Placed {
  readonly kind: 'merge';
  readonly pattern: PathPattern;
  readonly onCreate: readonly SetItem[];
  readonly onMatch: readonly SetItem[];
}

export interface SetClause extends Placed {
  readonly kind: 'set';
  readonly items: readonly SetItem[];
}

export type SetItem =
  | (Placed & { readonly kind: 'property'; readonly subject: Expression; readonly key: string; readonly value: Expression })
  | (Placed & { readonly kind: 'dynamicProperty'; readonly subject: Expression; readonly key: Expression; readonly value: Expression })
  | (Placed & { readonly kind: 'replace'; readonly variable: Variable; readonly value: Expression })
  | (Placed & { readonly kind: 'merge'; readonly variable: Variable; readonly value: Expression })
  | (Placed & { readonly kind: 'labels'; readonly variable: Variable; readonly labels: readonly LabelName[] });

export interface RemoveClause extends Placed {
  readonly kind: 'remove';
  readonly items: readonly RemoveItem[];
}

export type RemoveItem =
  | (Placed & { readonly kind: 'property'; readonly subject: Expression; readonly key: string })
  | (Placed & { readonly kind: 'dynamicProperty'; readonly subject: Expression; readonly key: Expression })
  | (Placed & { readonly kind: 'labels'; readonly variable: Variable; readonly labels: readonly LabelName[] });

/** A label to set or remove: a plain name, or an expression `$(…)` that gives a string or a list of strings. */
export type LabelName = (Placed & { readonly kind: 'name'; readonly name: string }) | (Placed & { readonly kind: 'dynamic'; readonly expression: Expression });

export interface DeleteClause extends Placed {
  readonly kind: 'delete';
  readonly detach: boolean;
  readonly targets: readonly Expression[];
}

export interface ForeachClause extends Placed {
  readonly kind: 'foreach';
  readonly variable: Variable;
  readonly source: Expression;
  readonly updates: readonly Clause[];
}

export interface YieldItem extends Placed {
  readonly name: string;
  readonly variable: Variable;
}

export interface CallProcedureClause extends Placed {
  readonly kind: 'callProcedure';
  readonly optional: boolean;
  readonly name: string;
  /** null: no parentheses; arguments come from the parameters by name (stand-alone calls only). */
  readonly args: readonly Expression[] | null;
  /** null: no YIELD. */
  readonly yields: readonly YieldItem[] | '*' | null;
  readonly where: Expression | null;
}

export interface CallSubqueryClause extends Placed {
  readonly kind: 'callSubquery';
  readonly optional: boolean;
  /** `CALL (a, b) {}`; `'*'` for `CALL (*) {}`; null: imports by a leading WITH. */
  readonly scope: readonly Variable[] | '*' | null;
  readonly query: Query;
  readonly transactions: Transactions | null;
}

export interface Transactions extends Placed {
  readonly batch: Expression | null;
  readonly concurrency: Expression | null;
  readonly concurrent: boolean;
  readonly onError: 'fail' | 'break' | 'continue';
  readonly report: Variable | null;
}

export interface LoadCsvClause extends Placed {
  readonly kind: 'loadCsv';
  readonly headers: boolean;
  readonly from: Expression;
  readonly variable: Variable;
  readonly fieldTerminator: string | null;
}

export interface UseClause extends Placed {
  readonly kind: 'use';
  readonly graph: Expression;
}

export interface FinishClause extends Placed {
  readonly kind: 'finish';
}

// ------------------------------------------------------------------ patterns

export interface PathPattern extends Placed {
  readonly variable: Variable | null;
  readonly selector: PathSelector | null;
  /** `shortestPath(…)` and `allShortestPaths(…)`. */
  readonly legacyShortest: 'single' | 'all' | null;
  readonly elements: readonly PathElement[];
}

export type PathSelector =
  | { readonly kind: 'all' }
  | { readonly kind: 'any'; readonly count: number }
  | { readonly kind: 'shortest'; readonly count: number }
  | { readonly kind: 'allShortest' }
  | { readonly kind: 'shortestGroups'; readonly count: number };

/** Nodes and relationships alternate, except that a group stands beside nodes or other groups. */
export type PathElement = NodePattern | RelationshipPattern | GroupPattern;

export interface NodePattern extends Placed {
  readonly kind: 'node';
  readonly variable: Variable | null;
  readonly labels: LabelExpression | null;
  readonly properties: MapLiteral | Parameter | null;
  readonly where: Expression | null;
}

export type Direction = 'out' | 'in' | 'both';

export interface RelationshipPattern extends Placed {
  readonly kind: 'relationship';
  readonly variable: Variable | null;
  readonly types: LabelExpression | null;
  readonly direction: Direction;
  /** `*1..3`; null: exactly one relationship, and the variable is a relationship rather than a list. */
  readonly length: Quantity | null;
  /** `-[]->{1,3}`, `-[]->+`: a quantified relationship. */
  readonly quantifier: Quantity | null;
  readonly properties: MapLiteral | Parameter | null;
  readonly where: Expression | null;
}

/** `max` null: no bound. */
export interface Quantity extends Placed {
  readonly min: number;
  readonly max: number | null;
}

/** `( (a)-->(b) WHERE … ){1,3}`; without a quantifier merely parenthesised. */
export interface GroupPattern extends Placed {
  readonly kind: 'group';
  readonly path: PathPattern;
  readonly where: Expression | null;
  readonly quantifier: Quantity | null;
}

export type LabelExpression =
  | (Placed & { readonly kind: 'name'; readonly name: string })
  | (Placed & { readonly kind: 'dynamic'; readonly expression: Expression; readonly every: boolean })
  | (Placed & { readonly kind: 'wildcard' })
  | (Placed & { readonly kind: 'not'; readonly operand: LabelExpression })
  | (Placed & { readonly kind: 'and' | 'or'; readonly left: LabelExpression; readonly right: LabelExpression; /** joined by a second `:` as before Neo4j 5. */ readonly colon: boolean });

// --------------------------------------------------------------- expressions

export type Expression =
  | Literal
  | Parameter
  | Variable
  | PropertyAccess
  | IndexAccess
  | SliceAccess
  | ListLiteral
  | MapLiteral
  | MapProjection
  | FunctionCall
  | CountStar
  | UnaryExpression
  | BinaryExpression
  | Comparison
  | NullTest
  | TypeTest
  | NormalizedTest
  | LabelTest
  | CaseExpression
  | ListComprehension
  | PatternComprehension
  | Quantifier
  | Reduce
  | SubqueryExpression
  | PatternExpression;

export type Literal =
  | (Placed & { readonly kind: 'null' })
  | (Placed & { readonly kind: 'boolean'; readonly value: boolean })
  | (Placed & { readonly kind: 'integer'; readonly value: bigint })
  | (Placed & { readonly kind: 'float'; readonly value: number })
  | (Placed & { readonly kind: 'string'; readonly value: string });

export interface Parameter extends Placed {
  readonly kind: 'parameter';
  readonly name: string;
}

export interface Variable extends Placed {
  readonly kind: 'variable';
  readonly name: string;
}

export interface PropertyAccess extends Placed {
  readonly kind: 'property';
  readonly subject: Expression;
  readonly key: string;
}

export interface IndexAccess extends Placed {
  readonly kind: 'index';
  readonly subject: Expression;
  readonly index: Expression;
}

export interface SliceAccess extends Placed {
  readonly kind: 'slice';
  readonly subject: Expression;
  readonly from: Expression | null;
  readonly to: Expression | null;
}

export interface ListLiteral extends Placed {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface MapLiteral extends Placed {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: string; readonly value: Expression }[];
}

export interface MapProjection extends Placed {
  readonly kind: 'mapProjection';
  readonly subject: Variable;
  readonly items: readonly MapProjectionItem[];
}

export type MapProjectionItem =
  | (Placed & { readonly kind: 'property'; readonly key: string })
  | (Placed & { readonly kind: 'all' })
  | (Placed & { readonly kind: 'variable'; readonly variable: Variable })
  | (Placed & { readonly kind: 'entry'; readonly key: string; readonly value: Expression });

export interface FunctionCall extends Placed {
  readonly kind: 'call';
  /** As written, with its namespace: `duration.between`. */
  readonly name: string;
  readonly distinct: boolean;
  readonly args: readonly Expression[];
}

export interface CountStar extends Placed {
  readonly kind: 'countStar';
}

export interface UnaryExpression extends Placed {
  readonly kind: 'unary';
  readonly operator: 'NOT' | '-' | '+';
  readonly operand: Expression;
}

export type BinaryOperator = 'OR' | 'XOR' | 'AND' | '+' | '-' | '*' | '/' | '%' | '^' | '||' | 'IN' | 'STARTS WITH' | 'ENDS WITH' | 'CONTAINS' | '=~';

export interface BinaryExpression extends Placed {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export type ComparisonOperator = '=' | '<>' | '<' | '>' | '<=' | '>=';

/** `a < b <= c` is one comparison with two links. */
export interface Comparison extends Placed {
  readonly kind: 'comparison';
  readonly first: Expression;
  readonly rest: readonly { readonly operator: ComparisonOperator; readonly operand: Expression }[];
}

export interface NullTest extends Placed {
  readonly kind: 'nullTest';
  readonly operand: Expression;
  readonly negated: boolean;
}

/** `INTEGER NOT NULL`, `LIST<STRING>`, `INTEGER | FLOAT`. */
export type TypeName =
  | { readonly kind: 'type'; readonly name: string; readonly notNull: boolean }
  | { readonly kind: 'listType'; readonly item: TypeName; readonly notNull: boolean }
  | { readonly kind: 'anyOf'; readonly types: readonly TypeName[] };

export interface TypeTest extends Placed {
  readonly kind: 'typeTest';
  readonly operand: Expression;
  readonly type: TypeName;
  readonly negated: boolean;
}

export interface NormalizedTest extends Placed {
  readonly kind: 'normalizedTest';
  readonly operand: Expression;
  readonly form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD';
  readonly negated: boolean;
}

export interface LabelTest extends Placed {
  readonly kind: 'labelTest';
  readonly operand: Expression;
  readonly labels: LabelExpression;
}

export interface CaseExpression extends Placed {
  readonly kind: 'case';
  readonly subject: Expression | null;
  readonly whens: readonly CaseBranch[];
  readonly otherwise: Expression | null;
}

/**
 * One WHEN. With a subject, `tests` are any number of comparisons with it: a plain value (`=`), or an extended test whose
 * left side is the subject (`> 5`, `IS NULL`), written on the variable `CASE_SUBJECT`.
 */
export interface CaseBranch {
  readonly tests: readonly Expression[];
  readonly then: Expression;
}

/** Stands for the subject inside the extended tests of a simple CASE; no query can write it. */
export const CASE_SUBJECT = ' case';

export interface ListComprehension extends Placed {
  readonly kind: 'listComprehension';
  readonly variable: Variable;
  readonly source: Expression;
  readonly where: Expression | null;
  readonly project: Expression | null;
}

export interface PatternComprehension extends Placed {
  readonly kind: 'patternComprehension';
  readonly pattern: PathPattern;
  readonly where: Expression | null;
  readonly project: Expression;
}

export interface Quantifier extends Placed {
  readonly kind: 'quantifier';
  readonly quantifier: 'all' | 'any' | 'none' | 'single';
  readonly variable: Variable;
  readonly source: Expression;
  readonly where: Expression | null;
}

export interface Reduce extends Placed {
  readonly kind: 'reduce';
  readonly accumulator: Variable;
  readonly initial: Expression;
  readonly variable: Variable;
  readonly source: Expression;
  readonly body: Expression;
}

/** `EXISTS {…}`, `COUNT {…}`, `COLLECT {…}`; a bare pattern is held as a query of one MATCH without RETURN. */
export interface SubqueryExpression extends Placed {
  readonly kind: 'subquery';
  readonly flavour: 'exists' | 'count' | 'collect';
  readonly query: Query;
}

/** A pattern where a value is wanted: a predicate, or with `legacyShortest` a path. */
export interface PatternExpression extends Placed {
  readonly kind: 'pattern';
  readonly pattern: PathPattern;
}
