// What the page asks of the language worker and what it answers.
import type { Language } from './db-schema.ts';
import type { Finding } from './finding.ts';
import type { Proposals } from './proposals.ts';

export type LanguageRequest =
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'lint'; readonly text: string }
  | { readonly kind: 'complete'; readonly text: string; readonly offset: number; readonly manual: boolean }
  | { readonly kind: 'format'; readonly text: string; readonly offset: number; readonly columns: number };
export type LanguageAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  | { readonly kind: 'proposals'; readonly proposals: Proposals }
  | { readonly kind: 'formatted'; readonly text: string; readonly offset: number }
  | { readonly kind: 'failed'; readonly message: string };
