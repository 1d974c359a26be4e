/**
 * An expression as a short text, for people who read a plan: what an operator tests, sorts by or looks up.
 * It is not meant to be parsed again; what is long is cut.
 */
import type { Expression, LabelExpression, PathPattern, RelationshipPattern } from './ast.ts';

const longest = 120;

/** At most 120 characters; `…` stands for what was left out. */
export function written(expression: Expression): string {
  const text = write(expression, 0);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Nesting below it is left out: a plan is read, and a text may be nested by the thousand. */
const deepest = 6;

function write(e: Expression, depth: number): string {
  if (depth > deepest) return '…';
  const inner = (expression: Expression): string => write(expression, depth + 1);
  const list = (items: readonly Expression[]): string => (items.length > 8 ? `${items.slice(0, 8).map(inner).join(', ')}, …` : items.map(inner).join(', '));
  const where = (condition: Expression | null): string => (condition === null ? '' : ` WHERE ${inner(condition)}`);
  switch (e.kind) {
    case 'null': return 'null';
    case 'boolean': case 'integer': case 'float': return String(e.value);
    case 'string': return `'${e.value.length > 40 ? `${e.value.slice(0, 39)}…` : e.value}'`;
    case 'parameter': return `$${e.name}`;
    case 'variable': return e.name.startsWith(' ') ? '' : e.name;
    case 'property': return `${inner(e.subject)}.${e.key}`;
    case 'index': return `${inner(e.subject)}[${inner(e.index)}]`;
    case 'slice': return `${inner(e.subject)}[${e.from === null ? '' : inner(e.from)}..${e.to === null ? '' : inner(e.to)}]`;
    case 'list': return `[${list(e.items)}]`;
    case 'map': return `{${e.entries.slice(0, 8).map(({ key, value }) => `${key}: ${inner(value)}`).join(', ')}${e.entries.length > 8 ? ', …' : ''}}`;
    case 'mapProjection': return `${e.subject.name}{…}`;
    case 'call': return `${e.name}(${e.distinct ? 'DISTINCT ' : ''}${list(e.args)})`;
    case 'countStar': return 'count(*)';
    case 'unary': return e.operator === 'NOT' ? `NOT ${inner(e.operand)}` : `${e.operator}${inner(e.operand)}`;
    case 'binary': return writeBinary(e.operator, e.left, e.right, inner);
    case 'comparison': return `${inner(e.first)}${e.rest.map(({ operator, operand }) => ` ${operator} ${inner(operand)}`).join('')}`;
    case 'nullTest': return `${inner(e.operand)} IS ${e.negated ? 'NOT ' : ''}NULL`;
    case 'typeTest': return `${inner(e.operand)} IS ${e.negated ? 'NOT ' : ''}:: …`;
    case 'normalizedTest': return `${inner(e.operand)} IS ${e.negated ? 'NOT ' : ''}${e.form} NORMALIZED`;
    case 'labelTest': return `${inner(e.operand)}:${writtenLabels(e.labels)}`;
    case 'case': return `CASE ${e.subject === null ? '' : `${inner(e.subject)} `}… END`;
    case 'listComprehension': return `[${e.variable.name} IN ${inner(e.source)}${where(e.where)}${e.project === null ? '' : ` | ${inner(e.project)}`}]`;
    case 'patternComprehension': return `[${writtenPath(e.pattern)}${where(e.where)} | ${inner(e.project)}]`;
    case 'quantifier': return `${e.quantifier}(${e.variable.name} IN ${inner(e.source)}${where(e.where)})`;
    case 'reduce': return `reduce(${e.accumulator.name} = ${inner(e.initial)}, ${e.variable.name} IN ${inner(e.source)} | ${inner(e.body)})`;
    case 'subquery': return `${e.flavour.toUpperCase()} {…}`;
    case 'pattern': return writtenPath(e.pattern);
  }
}

function writeBinary(operator: string, left: Expression, right: Expression, inner: (expression: Expression) => string): string {
  // AND within OR, and sums within products, keep their meaning by parentheses
  const side = (expression: Expression): string => (expression.kind === 'binary' && expression.operator !== operator ? `(${inner(expression)})` : inner(expression));
  return `${side(left)} ${operator} ${side(right)}`;
}

/** A label expression as written, without the colon before it. */
export function writtenLabels(labels: LabelExpression): string {
  switch (labels.kind) {
    case 'name': return labels.name;
    case 'dynamic': return `$(${written(labels.expression)})`;
    case 'wildcard': return '%';
    case 'not': return `!${writtenLabels(labels.operand)}`;
    case 'and': return `${writtenLabels(labels.left)}&${writtenLabels(labels.right)}`;
    case 'or': return `${writtenLabels(labels.left)}|${writtenLabels(labels.right)}`;
  }
}

/** A relationship with its arrows; `length` such as `*1..3` stands behind the types. */
export function writtenRelationship({ variable, types, direction }: Pick<RelationshipPattern, 'variable' | 'types' | 'direction'>, length = ''): string {
  const inside = `${variable === null || variable.name.startsWith(' ') ? '' : variable.name}${types === null ? '' : `:${writtenLabels(types)}`}${length}`;
  return `${direction === 'in' ? '<-' : '-'}[${inside}]${direction === 'out' ? '->' : '-'}`;
}

function writtenPath({ elements }: PathPattern): string {
  return elements.map((element) => {
    if (element.kind === 'group') return '(…)';
    if (element.kind === 'relationship') return writtenRelationship(element);
    return `(${element.variable?.name.replace(/^ .*/, '') ?? ''}${element.labels === null ? '' : `:${writtenLabels(element.labels)}`})`;
  }).join('');
}
