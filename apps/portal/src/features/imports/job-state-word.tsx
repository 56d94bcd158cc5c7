import type { JobState } from '../../__generated__/graphql.ts';
import type { Tone } from '../../components/shape.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';

const tones: Readonly<Record<JobState, Tone>> = {
  QUEUED: 'calm',
  RUNNING: 'wait',
  COMPLETED: 'good',
  COMPLETED_WITH_ERRORS: 'wait',
  HELD: 'wait',
  FAILED: 'bad',
};

export function JobStateWord({ state }: { readonly state: JobState }) {
  const say = useSay();
  return <StateWord tone={tones[state]} word={say(`job.${state}`)} />;
}
