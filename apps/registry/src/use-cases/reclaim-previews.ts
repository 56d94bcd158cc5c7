import type { RegistryPorts } from '../domain/ports.ts';
import { REMEMBERED_DAYS } from '../domain/preview.ts';

/** Drops what previews that are over have left behind; may be repeated. */
export async function reclaimPreviews({
  previews,
  clock,
}: Pick<RegistryPorts, 'previews' | 'clock'>): Promise<void> {
  const now = clock.now();
  await previews.reclaim(now, now.subtract({ hours: REMEMBERED_DAYS * 24 }));
}
