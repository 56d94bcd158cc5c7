import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';

const CheckVerdict_check = graphql(`
  fragment CheckVerdict_check on SchemaCheck { isPassed refusedWith }
`);

/** Whether a check passed, else the code with which it was refused. */
export function CheckVerdict({ check }: { readonly check: FragmentType<typeof CheckVerdict_check> }) {
  const say = useSay();
  const { isPassed, refusedWith } = readFragment(CheckVerdict_check, check);
  if (isPassed) return <StateWord tone="good" word={say('graph.check.passed')} />;
  return <StateWord tone="bad" word={say('graph.check.refused', { code: refusedWith ?? '' })} />;
}
