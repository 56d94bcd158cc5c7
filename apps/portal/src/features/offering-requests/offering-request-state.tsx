import type { OfferingRequestState as State } from '../../__generated__/graphql.ts';
import type { Tone } from '../../components/shape.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';

const tones: Readonly<Record<State, Tone>> = {
  REQUESTED: 'wait',
  BUDGET_REQUESTED: 'wait',
  BUDGET_REFUSED: 'bad',
  FUNDED: 'good',
  SCHEDULED: 'good',
  DECLINED: 'bad',
};

export function OfferingRequestState({ state }: { readonly state: State }) {
  const say = useSay();
  return <StateWord tone={tones[state]} word={say(`offeringRequest.state.${state}`)} />;
}
