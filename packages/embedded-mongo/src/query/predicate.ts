import type { Scope } from '../aggregation/expression.ts';
import type { Doc, Value } from '../bson/value.ts';
import type { Interval } from '../indexes/interval.ts';
import type { Filter } from './filter.ts';

/** A test of one path. */
export type Predicate = {
  readonly name: string;
  /** `leaves`: an array's elements and the array itself are tried; `whole`: only the value as it stands. */
  readonly reach: 'leaves' | 'whole';
  /** `undefined` is a missing field. */
  test(value: Value | undefined): boolean;
  /** True when the path must not match the test (`$ne`, `$not`, `$nin`). */
  readonly negated?: boolean;
  /** The index keys that a matching document can have; absent when the index says nothing about this test. */
  readonly intervals?: readonly Interval[];
  /** Set when the intervals hold for one and the same array element (`$elemMatch` over values). */
  readonly sameElement?: boolean;
  /** The one value that the field must equal, for upserts and partial indexes. */
  readonly equals?: Value;
  /** True when a missing field can match, so that sparse indexes are of no use. */
  readonly matchesMissing: boolean;
  /** The filter inside `$elemMatch`, which an index on the array's fields can serve. */
  readonly inner?: Filter;
  /** Several predicates on the same path that an index can use one by one (`$all`). */
  readonly parts?: readonly Predicate[];
  /** The argument, for the implication test of partial indexes. */
  readonly argument?: Value;
};

/** Makes the predicate of one operator, or throws MongoDB's refusal. */
export type MakePredicate = (argument: Value, path: string) => Predicate;

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

/** Makes the node of an operator that stands beside fields (`$or`, `$expr`); `parse` reads a query inside it. */
export type MakeNode = (
  argument: Value,
  parse: (query: Doc) => readonly FilterNode[],
  variables: Scope['variables'],
) => FilterNode;
