// The labels that a question may be narrowed to: every label, sub-label and layer of the schema.
import { labels } from '#graph/schema';

export const labelWords: readonly string[] = [...new Set(['Entity', 'Fact', ...labels.flatMap((label) => [label.name, ...label.subLabels])])];
export const entityWords: readonly string[] = [...new Set(['Entity', ...labels.filter((label) => label.layer === 'entity').flatMap((label) => [label.name, ...label.subLabels])])];
/** Whether a node bears one of the labels; `undefined` asks for none. */
export const bearsOne = (nodeLabels: readonly string[], wanted: readonly string[] | undefined): boolean => wanted === undefined || nodeLabels.some((label) => wanted.includes(label));
