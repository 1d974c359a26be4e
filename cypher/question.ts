// The shape of a question of the library: text, parameters and what it answers, together in one file each.

export interface QuestionParameter { readonly name: string; readonly type: 'string' | 'string[]' | 'integer' | 'date';
  /** Where its values come from: a closed vocabulary of the schema by name; or `entity`, `commitment`, `source` for the id of one. */
  readonly vocabulary?: string;
  readonly description: string; readonly example: string | number | readonly string[] }
export interface Question {
  readonly name: string;
  /** In a few words, as the gallery shows it. */
  readonly title: string;
  /** What it answers, as a sentence. */
  readonly description: string;
  readonly query: string;
  readonly parameters: readonly QuestionParameter[];
  /** `internal` questions keep the product running; the others are shown to people. */
  readonly audience: 'people' | 'internal';
}

/** States a question; the literal text of its query keeps its type. */
export const question = (parts: Omit<Question, 'parameters' | 'audience'> & Partial<Pick<Question, 'parameters' | 'audience'>>): Question => ({ parameters: [], audience: 'people', ...parts });
