// What is wrong at a place of the text, and what would mend it.

export interface Cure { readonly label: string; readonly from: number; readonly to: number; readonly insert: string }
/** `message` has code between backticks. `asked` is the question before the cures: "Did you mean `verdict`?" */
export interface Finding { readonly from: number; readonly to: number; readonly severity: 'error' | 'warning'; readonly message: string; readonly asked: string | null; readonly cures: readonly Cure[] }
