import { edgeError } from '../../plan/masking.ts';
import type { Check } from './asked.ts';

/** Takes what an operation may cost from the account of who asks; stands last, so that what is refused costs nothing. */
export const takePoints: Check = async ({ request: { quadCharge: charge } }) => {
  const standing = await charge?.take();
  if (charge === undefined || standing == null || standing.isTaken) return null;
  const resetSeconds = Math.max(1, Math.ceil((standing.resetAtMs - Date.now()) / 1000));
  const message = `The operation may cost ${charge.estimated} points and ${standing.left} are left; ask again in ${resetSeconds} s, or ask for less.`;
  return {
    status: 429,
    fault: edgeError('RATE_LIMITED', message, {
      cost: charge.estimated,
      remaining: standing.left,
      resetSeconds,
    }),
    headers: { ...charge.headers(), 'retry-after': String(resetSeconds) },
  };
};
