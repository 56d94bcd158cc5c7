import type { EditionStatus } from '../../__generated__/graphql.ts';
import type { Tone } from '../../components/shape.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';

const tones: Readonly<Record<EditionStatus, Tone>> = { DRAFT: 'wait', PUBLISHED: 'good', PAST: 'calm' };

export function EditionState({ status }: { readonly status: EditionStatus }) {
  const say = useSay();
  return <StateWord tone={tones[status]} word={say(`edition.status.${status}`)} />;
}
