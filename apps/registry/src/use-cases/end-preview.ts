import { err, ok, type Result } from '@quad/kernel';
import { type PreviewRefused, previewRefused } from '../domain/errors.ts';
import type { RegistryPorts } from '../domain/ports.ts';
import { isLive, type Preview } from '../domain/preview.ts';

type Ports = Pick<RegistryPorts, 'previews' | 'clock'>;

/** The preview that lives by an id or a name, or why there is none. */
export async function livePreview(
  { previews, clock }: Ports,
  variant: string,
  key: string,
): Promise<Result<Preview, PreviewRefused>> {
  const found = await previews.find(variant, key);
  if (found === null) return err(previewRefused('PREVIEW_NOT_FOUND', key));
  return isLive(found, clock.now()) ? ok(found) : err(previewRefused('PREVIEW_ENDED', key));
}

/** Ends a preview before its time; gateways drop it within a second. */
export async function endPreview(
  ports: Ports,
  { variant, preview: key }: { readonly variant: string; readonly preview: string },
): Promise<Result<Preview, PreviewRefused>> {
  const found = await livePreview(ports, variant, key);
  if (!found.ok) return found;
  const endedAt = ports.clock.now();
  await ports.previews.end(found.value.id, endedAt);
  return ok({ ...found.value, endedAt });
}
