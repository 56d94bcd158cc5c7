import type { VendorStanding } from '../../__generated__/graphql.ts';
import type { Tone } from '../../components/shape.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';

const tones: Readonly<Record<VendorStanding, Tone>> = { ACTIVE: 'good', SUSPENDED: 'wait', REVOKED: 'bad' };

/** Whether a vendor's client is let in. */
export function VendorStandingWord({ standing }: { readonly standing: VendorStanding }) {
  const say = useSay();
  return <StateWord tone={tones[standing]} word={say(`vendor.standing.${standing}`)} />;
}
