import { badValue } from '../../errors.ts';
import type { FilterNode, MakeNode } from '../predicate.ts';

/** `$and`, `$or` or `$nor` of whole queries. */
export function logical(name: string, kind: 'and' | 'or' | 'nor'): MakeNode {
  return (argument, parse) => {
    if (!Array.isArray(argument)) throw badValue(`${name} must be an array`);
    if (argument.length === 0) throw badValue('$and/$or/$nor must be a nonempty array');
    const children = argument.map((part): FilterNode => {
      if (!(part instanceof Map)) throw badValue('$or/$and/$nor entries need to be full objects');
      return { kind: 'and', children: parse(part) };
    });
    return { kind, children };
  };
}
