/** Where a text stops being JSON, from 1; what a runtime's own message says of it differs between versions. */
export type TextPosition = { readonly line: number; readonly column: number };

const token =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON itself forbids these in a string.
  /[\t\n\r ]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

type Wanted = 'VALUE' | 'FIRST_VALUE' | 'KEY' | 'FIRST_KEY' | 'COLON' | 'COMMA' | 'END';

/** The position of the first token that JSON does not allow there, or of the end where the text stops too early. */
export function jsonFaultPosition(text: string): TextPosition {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'VALUE';
  let offset = 0;
  const after = (): Wanted => (open.length === 0 ? 'END' : 'COMMA');
  for (;;) {
    token.lastIndex = offset;
    const match = token.exec(text);
    if (match === null) break;
    const [, mark, string] = match;
    const next = followOf(wanted, mark, string !== undefined, open, after);
    if (next === undefined) break;
    wanted = next;
    offset = token.lastIndex;
  }
  while (/[\t\n\r ]/.test(text.charAt(offset))) offset += 1;
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** What may come after a token, or undefined where the token may not come. `open` follows what is opened and closed. */
function followOf(
  wanted: Wanted,
  mark: string | undefined,
  isString: boolean,
  open: ('{' | '[')[],
  after: () => Wanted,
): Wanted | undefined {
  const top = open.at(-1);
  if (mark === undefined) {
    if (wanted === 'VALUE' || wanted === 'FIRST_VALUE') return after();
    return isString && (wanted === 'KEY' || wanted === 'FIRST_KEY') ? 'COLON' : undefined;
  }
  if ((mark === '{' || mark === '[') && (wanted === 'VALUE' || wanted === 'FIRST_VALUE')) {
    open.push(mark);
    return mark === '{' ? 'FIRST_KEY' : 'FIRST_VALUE';
  }
  const closes =
    (mark === '}' && top === '{' && (wanted === 'FIRST_KEY' || wanted === 'COMMA')) ||
    (mark === ']' && top === '[' && (wanted === 'FIRST_VALUE' || wanted === 'COMMA'));
  if (closes) {
    open.pop();
    return after();
  }
  if (mark === ':' && wanted === 'COLON') return 'VALUE';
  if (mark === ',' && wanted === 'COMMA') return top === '{' ? 'KEY' : 'VALUE';
  return undefined;
}
