export interface ShownZone {
  readonly zone: string;
  readonly isOwn: boolean;
}

/** The reader's own zone first, then the published ones, none twice. */
export function zonesToShow(own: string, published: readonly string[]): readonly ShownZone[] {
  return [...new Set([own, ...published])].map((zone) => ({ zone, isOwn: zone === own }));
}

export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
