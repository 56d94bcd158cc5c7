import type { RegistryChange } from '../registry/client.ts';

export interface SchemaOptions {
  readonly variant: string;
  readonly json?: boolean;
}

export const changeLines = (changes: readonly RegistryChange[]) =>
  changes.map(({ level, message }) => `${level.padEnd(13)}${message}`);

/** What scripts read with `--json`, else what people read. */
export function print({ json }: SchemaOptions, said: object, told: readonly string[]): void {
  process.stdout.write(json === true ? `${JSON.stringify(said, null, 2)}\n` : `${told.join('\n')}\n`);
}
