import type { Scope } from '../aggregation/expression.ts';
import type { Doc, Value } from '../bson/value.ts';
import { badValue, CODES, MongoError } from '../errors.ts';
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

/**
 * What a match remembers: the index of the array element by which it matched, for the positional `$` of updates.
 * `ambiguous`: two conditions were met by two elements, and which of them counts MongoDB leaves open.
 */
export type MatchDetails = { index: number | 'ambiguous' | undefined };

/** Whether `$expr` may stand in a query: `banned` where there is no document around it, `inside` an array's elements. */
export type ExprPlace = 'allowed' | 'inside' | 'banned';

export type Filter = {
  readonly node: FilterNode;
  readonly isEmpty: boolean;
  matches(document: Doc, details?: MatchDetails): boolean;
};

/** Reads a query document, with the variables that its `$expr` may use; throws MongoDB's refusal for what it does not know. */
export function parseFilter(
  query: Doc,
  variables?: Scope['variables'],
  place: ExprPlace = 'allowed',
): Filter {
  const node: FilterNode = { kind: 'and', children: parseDocument(query, variables, place) };
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

function parseDocument(query: Doc, variables: Scope['variables'], place: ExprPlace): FilterNode[] {
  return [...query].flatMap(([name, value]) => {
    if (!name.startsWith('$')) return parseField(name, value);
    if (name === '$expr') refuseExpr(place);
    const make = TOP_LEVEL.get(name);
    if (make !== undefined)
      return [make(value, (inner) => parseDocument(inner, variables, place), variables)];
    throw badValue(
      `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
    );
  });
}

function refuseExpr(place: ExprPlace): void {
  if (place === 'inside') throw badValue('$expr can only be applied to the top-level document');
  if (place === 'banned')
    throw new MongoError(CODES.QueryFeatureNotAllowed, '$expr is not allowed in this context');
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
    if (name === '$regex') predicates.push(regexFrom(argument, siblings));
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
    case 'or': {
      // As in MongoDB, a choice of conditions tells no position; a choice of one is none.
      const told = node.children.length === 1 ? details : undefined;
      return node.children.some((child) => matches(child, document, told));
    }
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
      const element = index ?? matchingElement(predicate, value);
      if (element !== undefined) {
        details.index = (details.index ?? element) === element ? element : 'ambiguous';
      }
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
