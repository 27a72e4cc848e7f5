/** Rows as a spreadsheet has them, each cell as its text. The first row names the columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface Row {
  /** As the spreadsheet counts it: the row of the names is 1. */
  readonly number: number;
  /** As many as there are columns; white space around each is gone. */
  readonly cells: readonly string[];
}

/** A table of what a reader of spreadsheets gives; rows without any text are left out. Undefined where there is no row of names. */
export function tableOf(rows: readonly (readonly unknown[])[]): Table | undefined {
  const first = rows.findIndex((row) => row.some((cell) => textOf(cell) !== ''));
  const names = rows[first];
  if (!names) return undefined;
  const columns = names.map(textOf);
  while (columns.at(-1) === '') columns.pop();
  return {
    columns,
    rows: rows.slice(first + 1).flatMap((row, index) => {
      const cells = columns.map((_, column) => textOf(row[column]));
      return cells.some((cell) => cell !== '') ? [{ number: first + index + 2, cells }] : [];
    }),
  };
}

/** Days are told without their time: a review is due on a day. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).replace(/\r\n?/g, '\n').trim();
}

/** A name of a column or a value with nothing that people write in different ways: letter case, punctuation, runs of white space. */
export function plainName(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
