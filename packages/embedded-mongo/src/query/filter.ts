import { compileExpression, type Scope } from '../aggregation/expression.ts';
import { truthy } from '../aggregation/truth.ts';
import { type Doc, Regex, type Value } from '../bson/value.ts';
import { badValue } from '../errors.ts';
import { allParts } from './operators/all.ts';
import { implicitPredicate } from './operators/eq.ts';
import { regexFrom } from './operators/regex.ts';
import { OPERATORS } from './operators.ts';
import { visitLeaves, visitPath } from './path.ts';
import type { Predicate } from './predicate.ts';

/** What a match remembers: the index of the array element by which it matched, for the positional `$` of updates. */
export type MatchDetails = { index: number | undefined };

export type FilterNode =
  | { readonly kind: 'and' | 'or' | 'nor'; readonly children: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly child: FilterNode }
  | {
      readonly kind: 'path';
      readonly path: readonly string[];
      readonly text: string;
      readonly predicate: Predicate;
    }
  | { readonly kind: 'expression'; readonly test: (document: Doc) => boolean };

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

function parseDocument(query: Doc, variables: Scope['variables']): FilterNode[] {
  const nodes: FilterNode[] = [];
  for (const [name, value] of query) {
    if (name.startsWith('$')) {
      const node = parseTopLevel(name, value, variables);
      if (node !== undefined) nodes.push(node);
    } else nodes.push(...parseField(name, value));
  }
  return nodes;
}

function parseTopLevel(name: string, value: Value, variables: Scope['variables']): FilterNode | undefined {
  switch (name) {
    case '$and':
    case '$or':
    case '$nor': {
      if (!Array.isArray(value)) throw badValue(`${name} must be an array`);
      if (value.length === 0) throw badValue(`$and/$or/$nor must be a nonempty array`);
      const children = value.map((part): FilterNode => {
        if (!(part instanceof Map)) throw badValue(`$or/$and/$nor entries need to be full objects`);
        return { kind: 'and', children: parseDocument(part, variables) };
      });
      return { kind: name === '$and' ? 'and' : name === '$or' ? 'or' : 'nor', children };
    }
    case '$expr': {
      const expression = compileExpression(value);
      const bound = variables === undefined ? {} : { variables };
      return {
        kind: 'expression',
        test: (document) => truthy(expression({ root: document, current: document, ...bound })),
      };
    }
    case '$comment':
      return undefined;
    default:
      throw badValue(
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

function isOperators(value: Value): value is Doc {
  if (!(value instanceof Map)) return false;
  const first = [...value.keys()][0];
  return first?.startsWith('$') === true && first !== '$ref' && first !== '$id' && first !== '$db';
}

function parseField(text: string, value: Value): FilterNode[] {
  const path = text.split('.');
  const node = (predicate: Predicate): FilterNode => ({ kind: 'path', path, text, predicate });
  if (!isOperators(value)) return [node(implicitPredicate(value))];
  const nodes: FilterNode[] = [];
  for (const [name, argument] of value) {
    if (name === '$not') {
      const children: FilterNode[] =
        argument instanceof Regex ? [node(implicitPredicate(argument))] : parseNot(text, argument);
      nodes.push({ kind: 'not', child: { kind: 'and', children } });
    } else if (name === '$all') {
      const parts = allParts(argument, text).map(node);
      // An empty $all matches nothing.
      nodes.push(parts.length === 0 ? { kind: 'or', children: [] } : { kind: 'and', children: parts });
    } else nodes.push(...parsePredicates(new Map([[name, argument]]), text, value).map(node));
  }
  return nodes;
}

function parseNot(text: string, argument: Value): FilterNode[] {
  if (!isOperators(argument)) throw badValue('$not needs a regex or a document');
  return parseField(text, argument);
}

/** The predicates of `{ $gt: 1, $lt: 5 }`; `siblings` is where `$regex` finds its `$options`. */
export function parsePredicates(operators: Doc, path: string, siblings: Doc = operators): Predicate[] {
  const predicates: Predicate[] = [];
  for (const [name, argument] of operators) {
    if (name === '$regex') predicates.push(regexFrom(argument, siblings.get('$options')));
    else if (name === '$options') {
      if (!siblings.has('$regex')) throw badValue('$options needs a $regex');
    } else if (name === '$not') {
      const inner =
        argument instanceof Regex
          ? [implicitPredicate(argument)]
          : parsePredicates(notArgument(argument), path);
      predicates.push({
        name: '$not',
        reach: 'leaves',
        test: (value) => inner.every((part) => part.test(value) !== (part.negated === true)),
        negated: true,
        matchesMissing: true,
      });
    } else {
      const make = OPERATORS.get(name);
      if (make === undefined) throw badValue(`unknown operator: ${name}`);
      predicates.push(make(argument, path));
    }
  }
  return predicates;
}

function notArgument(argument: Value): Doc {
  if (!isOperators(argument)) throw badValue('$not needs a regex or a document');
  return argument;
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
