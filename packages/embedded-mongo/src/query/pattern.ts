import { badValue, MongoError } from '../errors.ts';

/** Class members outside the brackets' own syntax, and what stands in an alternative of its own. */
type Members = { readonly inside: string[]; readonly beside: string[] };

const INVALID_PATTERN = 51091;
const SPACE = ' \\t\\n\\v\\f\\r';
const END = '(?![^])';

function unread(pattern: string): MongoError {
  return badValue(`$regex: the embedded database cannot read this pattern as MongoDB does: ${pattern}`);
}

/**
 * MongoDB searches with PCRE2, this server with JavaScript. A pattern is written anew so that both find the same: `.`
 * and `$` know the line feed alone, `\w`, `\d`, `\s` and `\b` ASCII alone. What has no exact counterpart is refused.
 */
export function compilePattern(pattern: string, options: string): RegExp {
  const inline = /^\(\?([ims]+)\)/.exec(pattern);
  const flags = new Set([...options, ...(inline?.[1] ?? '')]);
  const body = inline === null ? pattern : pattern.slice(inline[0].length);
  const source = new Translation(pattern, [...body], flags.has('m'), flags.has('s')).source();
  try {
    return new RegExp(source, flags.has('i') ? 'iu' : 'u');
  } catch (error) {
    const why = error instanceof Error ? error.message : pattern;
    throw new MongoError(INVALID_PATTERN, `Regular expression is invalid: ${why}`);
  }
}

class Translation {
  private readonly pattern: string;
  private readonly text: readonly string[];
  private readonly isMultiline: boolean;
  private readonly dotIsAll: boolean;
  private at = 0;

  constructor(pattern: string, text: readonly string[], isMultiline: boolean, dotIsAll: boolean) {
    this.pattern = pattern;
    this.text = text;
    this.isMultiline = isMultiline;
    this.dotIsAll = dotIsAll;
  }

  source(): string {
    let result = '';
    while (this.at < this.text.length) result += this.next();
    return result;
  }

  private rest(): string {
    return this.text.slice(this.at).join('');
  }

  private next(): string {
    const character = this.text[this.at] ?? '';
    this.at += 1;
    switch (character) {
      case '.':
        return this.dotIsAll ? '[^]' : '[^\\n]';
      case '^':
        return this.isMultiline ? '(?:(?<![^])|(?<=\\n)(?=[^]))' : '(?<![^])';
      case '$':
        return this.isMultiline ? `(?:(?=\\n)|${END})` : `(?=\\n?${END})`;
      case '(':
        return this.group();
      case '[':
        return this.characterClass();
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
        return this.quantifier(character);
      case '{':
        return this.count();
      case '}':
      case ']':
        return `\\${character}`;
      default:
        return character;
    }
  }

  private group(): string {
    if (this.text[this.at] === '*') throw unread(this.pattern);
    if (this.text[this.at] !== '?') return '(';
    const head = /^\?(?:[:=!]|<[A-Za-z_]\w*>)/.exec(this.rest())?.[0];
    // Looking behind, options in the middle, atoms, recursion and the rest differ or are not there.
    if (head === undefined) throw unread(this.pattern);
    this.at += head.length;
    return `(${head}`;
  }

  /** `a++` never gives back what it took, which JavaScript cannot say. */
  private quantifier(sign: string): string {
    if (this.text[this.at] === '+') throw unread(this.pattern);
    if (this.text[this.at] !== '?') return sign;
    this.at += 1;
    return `${sign}?`;
  }

  private count(): string {
    const found = /^(\d+)(?:,(\d*))?\}/.exec(this.rest());
    if (found === null) {
      if (/^\s*,|^\d*\s/.test(this.rest())) throw unread(this.pattern);
      return '\\{';
    }
    if (Number(found[1]) > 65535 || Number(found[2] ?? 0) > 65535)
      throw new MongoError(INVALID_PATTERN, 'Regular expression is invalid: number too big in {} quantifier');
    this.at += found[0].length;
    return this.quantifier(`{${found[0]}`);
  }

  private escape(): string {
    const character = this.text[this.at] ?? '';
    if (character === 'b' || character === 'B') {
      this.at += 1;
      return `(?-i:\\${character})`;
    }
    const members: Members = { inside: [], beside: [] };
    this.member(members);
    return classOf(members, false);
  }

  /** What stands behind a backslash, as a member of a class. */
  private member(into: Members): string | undefined {
    const character = this.text[this.at] ?? '';
    this.at += 1;
    const control = { t: '\\t', n: '\\n', r: '\\r', f: '\\f', e: '\\x1b', a: '\\x07' }[character];
    if (control !== undefined) return single(into, control);
    switch (character) {
      case 'd':
        into.inside.push('0-9');
        return undefined;
      case 'D':
        into.beside.push('[^0-9]');
        return undefined;
      case 'w':
        into.beside.push('(?-i:\\w)');
        return undefined;
      case 'W':
        into.beside.push('(?-i:\\W)');
        return undefined;
      case 's':
        into.inside.push(SPACE);
        return undefined;
      case 'S':
        into.beside.push(`[^${SPACE}]`);
        return undefined;
      case 'x':
        return single(into, this.hexadecimal());
      case '':
        throw new MongoError(INVALID_PATTERN, 'Regular expression is invalid: \\ at end of pattern');
    }
    if (/[A-Za-z0-9]/.test(character)) throw unread(this.pattern);
    return single(into, literal(character));
  }

  private hexadecimal(): string {
    const found = /^(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\})/.exec(this.rest());
    if (found === null) throw unread(this.pattern);
    this.at += found[0].length;
    return `\\u{${found[1] ?? found[2]}}`;
  }

  private characterClass(): string {
    const isNegated = this.text[this.at] === '^';
    if (isNegated) this.at += 1;
    const members: Members = { inside: [], beside: [] };
    for (let isFirst = true; ; isFirst = false) {
      const character = this.text[this.at];
      if (character === undefined)
        throw new MongoError(
          INVALID_PATTERN,
          'Regular expression is invalid: missing terminating ] for character class',
        );
      if (character === ']' && !isFirst) break;
      if (character === '[' && /^\[[:.=]/.test(this.rest())) throw unread(this.pattern);
      const low = this.one(members);
      if (this.text[this.at] !== '-' || this.text[this.at + 1] === ']' || this.at + 1 >= this.text.length)
        continue;
      // A range; beside a class such as \w the hyphen is one of the members in PCRE2 alone.
      this.at += 1;
      const high = this.one(members);
      if (low === undefined || high === undefined) throw unread(this.pattern);
      members.inside.splice(-2, 2, `${low}-${high}`);
    }
    this.at += 1;
    return classOf(members, isNegated);
  }

  private one(into: Members): string | undefined {
    const character = this.text[this.at] ?? '';
    this.at += 1;
    if (character !== '\\') return single(into, literal(character));
    if (this.text[this.at] === 'b') {
      this.at += 1;
      return single(into, '\\x08');
    }
    return this.member(into);
  }
}

function single(into: Members, source: string): string {
  into.inside.push(source);
  return source;
}

function literal(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function classOf({ inside, beside }: Members, isNegated: boolean): string {
  if (beside.length === 0) return `[${isNegated ? '^' : ''}${inside.join('')}]`;
  const any = [...beside, ...(inside.length === 0 ? [] : [`[${inside.join('')}]`])].join('|');
  return isNegated ? `(?:(?!${any})[^])` : `(?:${any})`;
}
