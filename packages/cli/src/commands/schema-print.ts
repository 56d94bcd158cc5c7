export interface SchemaOptions {
  readonly variant: string;
  readonly json?: boolean;
}

/** What scripts read with `--json`, else what people read. */
export function print({ json }: SchemaOptions, said: object, told: readonly string[]): void {
  process.stdout.write(json === true ? `${JSON.stringify(said, null, 2)}\n` : `${told.join('\n')}\n`);
}
