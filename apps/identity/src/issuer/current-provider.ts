import type { Logger } from '@quad/subgraph-kit';
import type Provider from 'oidc-provider';
import { createProvider } from './provider.ts';

/** The provider with the issuer's keys of the moment: it reads keys when it is made, so a change of keys makes another one. */
export interface CurrentProvider {
  readonly now: () => Provider;
  /** Takes over a change of keys at once; otherwise it is seen within `LOOK_AGAIN_MS`. */
  refresh(): Promise<void>;
  close(): void;
}

/** Well below the time for which a new key is published before it signs. */
const LOOK_AGAIN_MS = 5_000;

export async function createCurrentProvider(
  options: Parameters<typeof createProvider>[0],
  logger: Logger,
): Promise<CurrentProvider> {
  const make = async () => {
    const provider = await createProvider(options);
    provider.on('server_error', (_ctx, error) => logger.error({ err: error }, 'the issuer failed'));
    return provider;
  };
  let provider = await make();

  async function refresh(): Promise<void> {
    if (await options.keys.refresh()) await replace();
  }
  async function replace(): Promise<void> {
    provider = await make();
    logger.info({ keyId: options.keys.now().keyId }, 'the keys of the issuer have changed');
  }

  const timer = setInterval(() => {
    refresh().catch((cause: unknown) => logger.warn({ err: cause }, 'the keys of the issuer cannot be read'));
  }, LOOK_AGAIN_MS);
  timer.unref();
  return {
    now: () => provider,
    refresh: async () => {
      await options.keys.refresh();
      await replace();
    },
    close: () => clearInterval(timer),
  };
}
