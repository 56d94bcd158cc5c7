import { expect, it } from 'vitest';
import { CommandFailed } from '../graph/client.ts';
import { repeated } from './repeated.ts';

const late = () => new CommandFailed('Not in time.', 2, { codes: ['SUBGRAPH_TIMEOUT'] });

/** A load that fails with these errors, one each time, and then succeeds. */
function failingWith(errors: Error[]) {
  let tries = 0;
  return {
    tries: () => tries,
    load: async () => {
      tries += 1;
      const error = errors.shift();
      if (error !== undefined) throw error;
      return 'loaded';
    },
  };
}

it('a load of which a step took too long is repeated, and says so', async () => {
  const said: string[] = [];
  const { load, tries } = failingWith([late(), late()]);
  expect(await repeated(load, (sentence) => said.push(sentence))).toBe('loaded');
  expect([tries(), said.length]).toEqual([3, 2]);
});

it('a load that is late again and again fails with what it said', async () => {
  const { load, tries } = failingWith([late(), late(), late(), late()]);
  await expect(repeated(load, () => undefined)).rejects.toThrow('Not in time.');
  expect(tries()).toBe(4);
});

it('a load that fails for another reason is not repeated', async () => {
  const { load, tries } = failingWith([new CommandFailed('Refused.', 2, { codes: ['FORBIDDEN'] })]);
  await expect(repeated(load, () => undefined)).rejects.toThrow('Refused.');
  expect(tries()).toBe(1);
});
