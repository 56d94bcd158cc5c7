import type { FilterNode, Predicate } from '../query/predicate.ts';
import type { Interval } from './interval.ts';

/** What a filter says about one path, in a form that an index can use. */
export type Constraint = {
  readonly text: string;
  readonly intervals: readonly Interval[];
  readonly matchesMissing: boolean;
  /** Constraints with the same group hold for one and the same array element. */
  readonly group: number | undefined;
};

export type Conjunction = {
  readonly constraints: ReadonlyMap<string, readonly Constraint[]>;
  readonly predicates: readonly { readonly text: string; readonly predicate: Predicate }[];
  /** The `$or`s among the conditions, any of which could be answered by one scan per branch. */
  readonly alternatives: readonly (readonly FilterNode[])[];
};

/** The conditions of a filter that must all hold, sorted by path. */
export function conjunctionOf(node: FilterNode): Conjunction {
  const constraints = new Map<string, Constraint[]>();
  const predicates: { text: string; predicate: Predicate }[] = [];
  const alternatives: (readonly FilterNode[])[] = [];
  let groups = 0;

  const add = (text: string, predicate: Predicate, group: number | undefined): void => {
    if (predicate.intervals !== undefined) {
      const list = constraints.get(text) ?? [];
      list.push({ text, intervals: predicate.intervals, matchesMissing: predicate.matchesMissing, group });
      constraints.set(text, list);
    }
    if (predicate.negated === true) return;
    if (predicate.parts !== undefined) {
      groups += 1;
      const own = predicate.sameElement === true ? groups : undefined;
      for (const part of predicate.parts) add(text, part, own);
    }
    if (predicate.inner !== undefined) {
      groups += 1;
      visit(predicate.inner.node, `${text}.`, groups);
    }
  };

  const visit = (current: FilterNode, prefix: string, group: number | undefined): void => {
    if (current.kind === 'and') for (const child of current.children) visit(child, prefix, group);
    else if (current.kind === 'or' && prefix === '') alternatives.push(current.children);
    else if (current.kind === 'path') {
      if (prefix === '') predicates.push({ text: current.text, predicate: current.predicate });
      add(prefix + current.text, current.predicate, group);
    }
  };

  visit(node, '', undefined);
  return { constraints, predicates, alternatives };
}
