// Patterns that the schema rules out, and the arrow that is the wrong way round.
// Runs in the worker; it may not know the editor.
import type { SchemaAnswer } from '#graph/answers';
import { labelsOf } from './db-schema.ts';
import type { Finding } from './finding.ts';

const noOutgoing = /^\(:(.+)\) has no (incoming |outgoing )?\[:(.+)\]$/s;
const noIncoming = /^\[:(.+)\] has no (incoming |outgoing )?\(:(.+)\)$/s;

/** Undefined when the message is about something else; null when a name is unknown, which is said elsewhere. */
export function aimProblem(text: string, message: string, from: number, to: number, schema: SchemaAnswer): Finding | null | undefined {
  const [a, b] = [noOutgoing.exec(message), noIncoming.exec(message)];
  if (!a && !b) return undefined;
  const label = (a?.[1] ?? b?.[3] ?? '').trim();
  const type = (a?.[3] ?? b?.[1] ?? '').trim();
  const relationship = schema.relationships.find((one) => one.type === type);
  if (!relationship || !schema.labels.some(({ name }) => name === label)) return null;
  const ends = `${relationship.from.join(' or ')} to ${relationship.to.join(' or ')}`;
  const turned = turn(text, from, to, relationship, schema);
  return {
    from, to, severity: 'warning', message: `\`${type}\` leads from ${ends}${turned ? ', the other way round' : `; \`${label}\` is not at that end`}.`, asked: null, cures: turned ? [{ label: 'Turn the arrow', ...turned }] : [],
  };
}

/** The arrow the other way round, where that makes both ends fit. */
function turn(text: string, from: number, to: number, relationship: SchemaAnswer['relationships'][number], schema: SchemaAnswer): { from: number; to: number; insert: string } | null {
  const found = /(<?)-(\s*\[[^\]]*\]\s*)-(>?)/su.exec(text.slice(Math.max(0, from - 3), to + 4));
  if (!found || (found[1] === '') === (found[3] === '')) return null;
  const start = Math.max(0, from - 3) + found.index;
  const outwards = found[1] === '';
  const left = /:\s*([\p{L}\p{N}_]+)[^()]*\)\s*$/u.exec(text.slice(0, start))?.[1];
  const right = /^\s*\([^():]*:\s*([\p{L}\p{N}_]+)/u.exec(text.slice(start + found[0].length))?.[1];
  const [source, target] = [labelsOf(schema, relationship.from), labelsOf(schema, relationship.to)];
  const [first, second] = outwards ? [right, left] : [left, right];
  if (first !== undefined && !source.has(first) || second !== undefined && !target.has(second)) return null;
  return { from: start, to: start + found[0].length, insert: outwards ? `<-${found[2] ?? ''}-` : `-${found[2] ?? ''}->` };
}
