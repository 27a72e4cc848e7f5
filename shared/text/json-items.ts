/**
 * A list as JSON in pieces, like `JSON.stringify` with an indent of 2, for lists too long to be one text. It comes in groups and stands at
 * the left or, with a margin of 2, as the value of a key. `written` makes JSON of data with that indent.
 */
export function* jsonItems(
  groups: Iterable<readonly unknown[]>,
  margin: 0 | 2,
  written: (data: unknown) => string,
): Generator<string> {
  const end = `\n${' '.repeat(margin)}]`;
  let isEmpty = true;
  for (const group of groups) {
    if (group.length === 0) continue;
    const text = written(margin === 0 ? group : { '': group });
    const start = margin === 0 ? '['.length : '{\n  "": ['.length;
    yield `${isEmpty ? '[' : ','}${text.slice(start, margin === 0 ? -end.length : -(end.length + '\n}'.length))}`;
    isEmpty = false;
  }
  yield isEmpty ? '[]' : end;
}
