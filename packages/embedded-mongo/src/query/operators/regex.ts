import { type Doc, Regex, type Value } from '../../bson/value.ts';
import { badValue, MongoError } from '../../errors.ts';
import { type Interval, point, stringPrefix } from '../../indexes/interval.ts';
import { compilePattern } from '../pattern.ts';
import type { Predicate } from '../predicate.ts';

function compileRegex(pattern: string, flags: string): RegExp {
  for (const flag of flags) {
    if (!'imsxu'.includes(flag)) throw new MongoError(51108, ` invalid flag in regex options: ${flag}`);
  }
  if (flags.includes('x')) throw badValue('$regex: the option x is not supported by the embedded database');
  return compilePattern(pattern, flags);
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

/** `$regex` with its sibling `$options`, which may stand before or behind it. */
export function regexFrom(argument: Value, siblings: Doc): Predicate {
  const options = siblings.get('$options');
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (typeof argument === 'string') return regexPredicate(new Regex(argument, options ?? ''));
  if (!(argument instanceof Regex)) throw badValue('$regex has to be a string');
  if (options === undefined || argument.flags === '')
    return regexPredicate(new Regex(argument.pattern, options ?? argument.flags));
  const names = [...siblings.keys()];
  const isBehind = names.indexOf('$options') > names.indexOf('$regex');
  if (!isBehind && options === '') return regexPredicate(argument);
  throw new MongoError(isBehind ? 51075 : 51074, 'options set in both $regex and $options');
}
