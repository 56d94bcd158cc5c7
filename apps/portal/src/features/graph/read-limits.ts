/** What one kind of client, or one vendor, may ask for. */
export interface Allowance {
  readonly who: string;
  readonly pointsPerMinute: number;
  readonly operationCost: number;
  readonly isRegisteredOnly: boolean;
}

/** The limits as `GET /limits` tells them to this reader. */
export interface GraphLimits {
  readonly sizes: Readonly<Record<'depth' | 'aliases' | 'rootFields' | 'selections' | 'tokens', number>>;
  readonly allowances: readonly Allowance[];
  readonly contracts: readonly { readonly name: string; readonly operationCost: number }[];
}

/** @throws Error when the gateway refuses or does not answer. */
export async function readLimits(): Promise<GraphLimits> {
  const answer = await fetch('/limits', { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`GET /limits answered ${answer.status}; reload the page.`);
  return (await answer.json()) as GraphLimits;
}
