import { CommandFailed } from '../graph/client.ts';

const MOST_TRIES = 4;

/** Repeats a load, of which every step may be repeated, when a busy machine took too long for one of them. */
export async function repeated<Loaded>(
  load: () => Promise<Loaded>,
  say: (sentence: string) => void,
): Promise<Loaded> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await load();
    } catch (error) {
      const isLate = error instanceof CommandFailed && error.codes.includes('SUBGRAPH_TIMEOUT');
      if (!isLate || tries === MOST_TRIES) throw error;
      say('This machine is busy, and a step took too long; it is repeated');
    }
  }
}
