import type { BudgetRequestState as State } from '../../__generated__/graphql.ts';
import type { Tone } from '../../components/shape.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';

const tones: Readonly<Record<State, Tone>> = {
  DRAFT: 'calm',
  SUBMITTED: 'wait',
  APPROVED: 'good',
  REFUSED: 'bad',
};

export function BudgetRequestState({ state }: { readonly state: State }) {
  const say = useSay();
  return <StateWord tone={tones[state]} word={say(`budgetRequest.state.${state}`)} />;
}
