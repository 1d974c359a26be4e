// The keys of the grid, after the ARIA grid pattern. Pure: what a key asks for, given where the reader is.

/** Row −1 is the heading, column −1 the row's number: from there a whole column, row or table is copied. */
export interface Place { readonly row: number; readonly column: number }
export interface GridSize { readonly rows: number; readonly columns: number; /** Rows in sight. */ readonly page: number }
export interface Press { readonly key: string; readonly ctrl: boolean; readonly shift: boolean }

/** Where the reader goes; `null` when the key moves nothing. */
export function moved({ row, column }: Place, { key, ctrl }: Press, { rows, columns, page }: GridSize): Place | null {
  const to = (r: number, c: number): Place => ({ row: Math.max(-1, Math.min(rows - 1, r)), column: Math.max(-1, Math.min(columns - 1, c)) });
  switch (key) {
    case 'ArrowUp': return to(ctrl ? Math.min(row, 0) : row - 1, column);
    case 'ArrowDown': return to(ctrl ? rows - 1 : row + 1, column);
    case 'ArrowLeft': return to(row, ctrl ? 0 : column - 1);
    case 'ArrowRight': return to(row, ctrl ? columns - 1 : column + 1);
    case 'Home': return ctrl ? to(0, 0) : to(row, 0);
    case 'End': return ctrl ? to(rows - 1, columns - 1) : to(row, columns - 1);
    case 'PageUp': return to(row < 0 ? row : Math.max(0, row - page), column);
    case 'PageDown': return to(row + page, column);
    default: return null;
  }
}

export type CopyWish = 'cell' | 'row' | 'column' | 'all';
/** What Ctrl+C copies where the reader is. */
export const copyWish = ({ row, column }: Place): CopyWish => (row < 0 ? (column < 0 ? 'all' : 'column') : column < 0 ? 'row' : 'cell');
