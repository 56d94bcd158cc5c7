import type { Scope } from '../aggregation/expression.ts';
import type { Doc, Value } from '../bson/value.ts';
import { badValue } from '../errors.ts';
import { isOperators } from './operator-document.ts';
import { allParts } from './operators/all.ts';
import { and } from './operators/and.ts';
import { implicitPredicate } from './operators/eq.ts';
import { expr } from './operators/expr.ts';
import { nor } from './operators/nor.ts';
import { notPredicate, notted } from './operators/not.ts';
import { or } from './operators/or.ts';
import { regexFrom } from './operators/regex.ts';
import { OPERATORS } from './operators.ts';
import { visitLeaves, visitPath } from './path.ts';
import type { FilterNode, MakeNode, Predicate } from './predicate.ts';

/** What a match remembers: the index of the array element by which it matched, for the positional `$` of updates. */
export type MatchDetails = { index: number | undefined };

export type Filter = {
  readonly node: FilterNode;
  readonly isEmpty: boolean;
  matches(document: Doc, details?: MatchDetails): boolean;
};

/** Reads a query document, with the variables that its `$expr` may use; throws MongoDB's refusal for what it does not know. */
export function parseFilter(query: Doc, variables?: Scope['variables']): Filter {
  const node: FilterNode = { kind: 'and', children: parseDocument(query, variables) };
  return {
    node,
    isEmpty: query.size === 0,
    matches: (document, details) => matches(node, document, details),
  };
}

/** The operators that stand beside fields. */
const TOP_LEVEL: ReadonlyMap<string, MakeNode> = new Map([
  ['$and', and],
  ['$expr', expr],
  ['$nor', nor],
  ['$or', or],
]);

/** What the parser itself reads, because it needs what stands beside or around it. */
export const PARSED_OPERATORS: readonly string[] = [
  ...TOP_LEVEL.keys(),
  '$all',
  '$not',
  '$options',
  '$regex',
];

function parseDocument(query: Doc, variables: Scope['variables']): FilterNode[] {
  return [...query].flatMap(([name, value]) => {
    if (!name.startsWith('$')) return parseField(name, value);
    const make = TOP_LEVEL.get(name);
    if (make !== undefined) return [make(value, (inner) => parseDocument(inner, variables), variables)];
    throw badValue(
      `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
    );
  });
}

function parseField(text: string, value: Value): FilterNode[] {
  const path = text.split('.');
  const node = (predicate: Predicate): FilterNode => ({ kind: 'path', path, text, predicate });
  if (!isOperators(value)) return [node(implicitPredicate(value))];
  const nodes: FilterNode[] = [];
  for (const [name, argument] of value) {
    if (name === '$not') {
      const children = notted<FilterNode[]>(
        argument,
        (regex) => [node(regex)],
        (operators) => parseField(text, operators),
      );
      nodes.push({ kind: 'not', child: { kind: 'and', children } });
    } else if (name === '$all') {
      const parts = allParts(argument, text).map(node);
      // An empty $all matches nothing.
      nodes.push(parts.length === 0 ? { kind: 'or', children: [] } : { kind: 'and', children: parts });
    } else nodes.push(...parsePredicates(new Map([[name, argument]]), text, value).map(node));
  }
  return nodes;
}

/** The predicates of `{ $gt: 1, $lt: 5 }`; `siblings` is where `$regex` finds its `$options`. */
export function parsePredicates(operators: Doc, path: string, siblings: Doc = operators): Predicate[] {
  const predicates: Predicate[] = [];
  for (const [name, argument] of operators) {
    if (name === '$regex') predicates.push(regexFrom(argument, siblings.get('$options')));
    else if (name === '$options') {
      if (!siblings.has('$regex')) throw badValue('$options needs a $regex');
    } else if (name === '$not') {
      predicates.push(
        notPredicate(
          notted<Predicate[]>(
            argument,
            (regex) => [regex],
            (inner) => parsePredicates(inner, path),
          ),
        ),
      );
    } else {
      const make = OPERATORS.get(name);
      if (make === undefined) throw badValue(`unknown operator: ${name}`);
      predicates.push(make(argument, path));
    }
  }
  return predicates;
}

function matches(node: FilterNode, document: Doc, details: MatchDetails | undefined): boolean {
  switch (node.kind) {
    case 'and':
      for (const child of node.children) if (!matches(child, document, details)) return false;
      return true;
    case 'or':
      return node.children.some((child) => matches(child, document, details));
    case 'nor':
      return !node.children.some((child) => matches(child, document, undefined));
    case 'not':
      return !matches(node.child, document, undefined);
    case 'expression':
      return node.test(document);
    case 'path':
      return matchesPath(node.path, node.predicate, document, details);
  }
}

function matchesPath(
  path: readonly string[],
  predicate: Predicate,
  document: Doc,
  details: MatchDetails | undefined,
): boolean {
  const walk = predicate.reach === 'leaves' ? visitLeaves : visitPath;
  const found = walk(document, path, (value, index) => {
    if (!predicate.test(value)) return false;
    if (details !== undefined && predicate.negated !== true) {
      details.index = index ?? matchingElement(predicate, value) ?? details.index;
    }
    return true;
  });
  return predicate.negated === true ? !found : found;
}

/** `$elemMatch` tests the array whole; the element it found is looked up only when an update asks for it. */
function matchingElement(predicate: Predicate, value: Value | undefined): number | undefined {
  if (predicate.name !== '$elemMatch' || !Array.isArray(value)) return undefined;
  const index = value.findIndex((element) => predicate.test([element]));
  return index < 0 ? undefined : index;
}
