import { CommandFailed } from '../graph/client.ts';

const minutesOf = { m: 1, h: 60, d: 24 * 60 } as const;

/** Minutes of `90m`, `24h` or `3d`. @throws CommandFailed with what to write (exit 2). */
export function lifetimeMinutes(text: string): number {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined || Number(count) === 0) {
    throw new CommandFailed(`--lifetime ${text} is no time; write 90m, 24h or 3d.`, 2);
  }
  return Number(count) * minutesOf[unit as keyof typeof minutesOf];
}
