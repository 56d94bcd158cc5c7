/**
 * A smallest set of rules that conflict, in the sense that each of them is needed: QuickXplain (Junker: _QuickXplain:
 * preferred explanations and relaxations for over-constrained problems_, AAAI 2004). `isConflict` says whether a set is
 * proven to conflict; with n rules and a conflict of k it is asked about 2k·log(n/k) + 2k times. Undefined where all
 * rules together do not conflict; where none at all already do, the set is empty.
 */
export function quickXplain<Rule>(
  rules: readonly Rule[],
  isConflict: (rules: readonly Rule[]) => boolean,
): Rule[] | undefined {
  const explain = (background: readonly Rule[], hasGrown: boolean, open: readonly Rule[]): Rule[] => {
    if (hasGrown && isConflict(background)) return [];
    if (open.length <= 1) return [...open];
    const half = Math.ceil(open.length / 2);
    const [first, second] = [open.slice(0, half), open.slice(half)];
    const fromSecond = explain([...background, ...first], true, second);
    const fromFirst = explain([...background, ...fromSecond], fromSecond.length > 0, first);
    return [...fromFirst, ...fromSecond];
  };
  if (!isConflict(rules)) return undefined;
  return explain([], true, rules);
}
