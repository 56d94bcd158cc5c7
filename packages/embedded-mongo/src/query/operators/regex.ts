import { Regex, type Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import { type Interval, point, stringPrefix } from '../../indexes/interval.ts';
import type { Predicate } from '../predicate.ts';

/** MongoDB searches with PCRE2; the part of it that JavaScript's engine reads the same way is taken, the rest refused. */
function compileRegex(pattern: string, flags: string): RegExp {
  for (const flag of flags) {
    if (!'imsxu'.includes(flag)) throw badValue(`$options: invalid flag in regex options: ${flag}`);
  }
  if (flags.includes('x')) throw badValue('$regex: the option x is not supported by the embedded database');
  const inline = /^\(\?([ims]+)\)/.exec(pattern);
  const body = inline === null ? pattern : pattern.slice(inline[0].length);
  if (/\(\?[imsx-]+\)|\\[AzZGKQERXhHvVN]|\[\[:|\(\?[>#|&PR0-9+]|[*+?}]\+/.test(body)) {
    throw badValue(`$regex: the embedded database cannot read this pattern as MongoDB does: ${pattern}`);
  }
  const all = new Set([...flags, ...(inline?.[1] ?? '')].filter((flag) => 'ims'.includes(flag)));
  try {
    return new RegExp(body, `${[...all].join('')}u`);
  } catch {
    try {
      return new RegExp(body, [...all].join(''));
    } catch (error) {
      throw badValue(`Regular expression is invalid: ${error instanceof Error ? error.message : pattern}`);
    }
  }
}

/** The literal text that every match begins with; undefined when there is none. */
function literalPrefix(regex: Regex): string | undefined {
  if (regex.flags.includes('i') || regex.flags.includes('m') || !regex.pattern.startsWith('^'))
    return undefined;
  if (regex.pattern.includes('|')) return undefined;
  const found = /^\^((?:[^\\^$.|?*+()[\]{}]|\\[^a-zA-Z0-9])*)(.?)/su.exec(regex.pattern);
  let text = (found?.[1] ?? '').replace(/\\(.)/gsu, '$1');
  // What is followed by ?, * or { may be absent.
  if ('?*{'.includes(found?.[2] || '.')) text = [...text].slice(0, -1).join('');
  return text === '' ? undefined : text;
}

/** Strings in which the expression is found, and a stored regular expression that is the same. */
export function regexPredicate(regex: Regex): Predicate {
  const compiled = compileRegex(regex.pattern, regex.flags);
  const prefix = literalPrefix(regex);
  const intervals: Interval[] | undefined =
    prefix === undefined ? undefined : [stringPrefix(prefix), point(regex)];
  return {
    name: '$regex',
    reach: 'leaves',
    test: (found) =>
      typeof found === 'string'
        ? compiled.test(found)
        : found instanceof Regex && found.pattern === regex.pattern && found.flags === regex.flags,
    ...(intervals === undefined ? {} : { intervals }),
    matchesMissing: false,
    argument: regex,
  };
}

/** `$regex` with its sibling `$options`. */
export function regexFrom(argument: Value, options: Value | undefined): Predicate {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (typeof argument === 'string') return regexPredicate(new Regex(argument, options ?? ''));
  if (!(argument instanceof Regex)) throw badValue('$regex has to be a string');
  if (options !== undefined && argument.flags !== '')
    throw badValue('options set in both $regex and $options');
  return regexPredicate(new Regex(argument.pattern, options ?? argument.flags));
}
