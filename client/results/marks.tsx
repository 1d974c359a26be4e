// Small marks of the results: a node as its shape and name, a verdict, a grade of evidence, an arrow. Decorations beside words.
import type { EvidenceGrade, Verdict } from '#graph/vocabularies';
import { gradeWords, verdictMarks, verdictWords } from '#graph/verdict-words';
import { kinds, type Kind } from '../state/state.ts';
import { KindShape, VerdictGlyph } from '../views/icons.tsx';
import type { OpenInExplore } from './query-result.ts';
import { captionOf, stringOf, type NodeReading } from './values.ts';

export function VerdictWord({ verdict }: { verdict: Verdict }) {
  const mark = verdictMarks[verdict];
  return <span class="verdict-word" style={{ color: `var(--${mark})` }}><VerdictGlyph mark={mark} />{verdictWords[verdict]}</span>;
}

const filled: Readonly<Record<EvidenceGrade, number>> = { reported: 1, corroborated: 2, documented: 3, contested: 0 };
/** Three ticks: one witness, several independent ones, a primary document; dashed where accounts contradict each other. */
export function Grade({ grade }: { grade: EvidenceGrade }) {
  return (
    <span class="grade" title={gradeWords[grade]}>
      <svg width="20" height="9" viewBox="0 0 20 9" aria-hidden="true">
        {[0, 1, 2].map((at) => <rect key={at} x={at * 6.5 + 1} y="1" width="4" height="7" rx="0.8" fill={at < filled[grade] ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="1" {...(grade === 'contested' ? { 'stroke-dasharray': '1.5 1' } : {})} />)}
      </svg>
      {grade}
    </span>
  );
}

/** The kind by which our own nodes are drawn; `null` for a node of another graph. */
export const kindOfNode = ({ labels }: Pick<NodeReading, 'labels'>): Kind | null => kinds.find((kind) => labels.includes(kind)) ?? null;
/** The id by which Explore knows a node; `null` when it does not. */
export const idInExplore = (node: NodeReading): string | null => (node.labels.includes('Pacta') && kindOfNode(node) !== null ? stringOf(node.properties, 'id') : null);

export function NodeChip({ node, onOpen, tabIndex }: { node: NodeReading; onOpen: OpenInExplore; tabIndex?: number }) {
  const kind = kindOfNode(node);
  const id = idInExplore(node);
  const inside = <>{kind ? <KindShape kind={kind} size={13} /> : <span class="plain-node" aria-hidden="true" />}<span class="caption">{captionOf(node)}</span></>;
  if (id === null) return <span class="node-chip" title={node.labels.join(', ')}>{inside}</span>;
  return <button type="button" class="node-chip" tabIndex={tabIndex} title={`${captionOf(node)}: open in Explore`} onClick={(event) => { event.stopPropagation(); onOpen([id]); }}>{inside}</button>;
}

export function Arrow({ back = false }: { back?: boolean }) {
  return <svg class="arrow" width="14" height="10" viewBox="0 0 14 10" role="img" aria-label={back ? 'from' : 'to'}><path d={back ? 'M13 5H2M5.500 1.500 2 5l3.500 3.500' : 'M1 5h11M8.500 1.500 12 5l-3.500 3.500'} fill="none" stroke="currentColor" stroke-width="1.200" stroke-linecap="round" stroke-linejoin="round" /></svg>;
}

export function Chevron({ open }: { open: boolean }) {
  return <svg class="chevron" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><path d={open ? 'M1.500 3.500 5 7l3.500-3.500' : 'M3.500 1.500 7 5 3.500 8.500'} fill="none" stroke="currentColor" stroke-width="1.400" stroke-linecap="round" stroke-linejoin="round" /></svg>;
}
