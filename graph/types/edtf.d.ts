// What we use of npm's `edtf`, which ships no types.
declare module 'edtf' {
  export interface ExtendedDate { readonly type: string; readonly min: number; readonly max: number; readonly edtf: string }
  /** Parses a level 0–2 EDTF string; throws Error for anything else. */
  export default function edtf(text: string): ExtendedDate;
}
