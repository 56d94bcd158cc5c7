import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { CliEnv } from '../env.ts';
import { CommandFailed, openGraph } from '../graph/client.ts';
import { keyFiles, replaceKey } from '../start/keys.ts';

/** How long tokens of each kind of key live. */
const lifetimeSeconds = { principal: 60, services: 300, operator: 3_600, files: 900 } as const;
type Kind = keyof typeof lifetimeSeconds;
/** Identity keeps its own key in its database, so it is asked to make a new one. */
const ISSUER = 'issuer';

/** `quad keys rotate [KIND]`: new keys in the place of those of the data folder, without a stop. */
export function addKeys(program: Command, env: CliEnv): void {
  program
    .command('keys')
    .description('the keys with which the parts of Quad know each other')
    .command('rotate [kind]')
    .description(
      'new keys in the place of the old ones, without a stop: principal, services, operator, files, issuer, or all',
    )
    .option('--stolen', 'with issuer: what the old key signed is refused within a minute')
    .action(async (kind: string = 'all', options: { stolen?: boolean }) => {
      if (kind === ISSUER) return rotateIssuer(env, options.stolen === true);
      if (options.stolen === true) {
        throw new CommandFailed('--stolen goes with issuer; the guide says what to do for other keys.', 2);
      }
      const kinds = kind === 'all' ? (Object.keys(lifetimeSeconds) as Kind[]) : [kindOf(kind)];
      for (const one of kinds) {
        const count = await rotate(env.QUAD_DATA, one);
        process.stdout.write(
          `${one}: ${count} new; what the old ones signed is good for ${lifetimeSeconds[one] + 60} s more\n`,
        );
      }
      if (kind === 'all') await rotateIssuer(env, false);
    });
}

/** Asks identity for a new signing key. */
async function rotateIssuer(env: CliEnv, isStolen: boolean): Promise<void> {
  const graph = await openGraph(env);
  const { status, text } = await graph.send('/auth/issuer/keys', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ isStolen }),
  });
  if (status !== 200) throw new CommandFailed(`issuer: ${text}`, 2);
  process.stdout.write(
    isStolen
      ? 'issuer: 1 new; what the old ones signed is refused within a minute\n'
      : 'issuer: 1 new, which signs in 15 s; what the old ones signed is good for 3660 s more\n',
  );
}

function kindOf(kind: string): Kind {
  if (Object.hasOwn(lifetimeSeconds, kind)) return kind as Kind;
  throw new CommandFailed(
    `There are no keys "${kind}"; there are ${[...Object.keys(lifetimeSeconds), ISSUER].join(', ')}.`,
    2,
  );
}

/**
 * Replaces the keys of a kind in a data folder.
 * @returns how many.
 * @throws CommandFailed when there are none.
 */
export async function rotate(dataDir: string, kind: Kind): Promise<number> {
  const files = keyFiles(dataDir);
  const lifetime = lifetimeSeconds[kind];
  try {
    if (kind === 'principal') {
      await replaceKey({ privateKey: files.principalKey, jwks: files.principalJwks }, randomUUID(), lifetime);
      return 1;
    }
    if (kind === 'operator') {
      await replaceKey({ privateKey: files.operatorKey, jwks: files.operatorJwks }, randomUUID(), lifetime);
      return 1;
    }
    if (kind === 'files') {
      await replaceKey({ privateKey: files.filesKey, jwks: files.filesJwks }, randomUUID(), lifetime);
      return 1;
    }
    const names = readdirSync(join(dataDir, 'keys')).flatMap(
      (file) => /^service-([a-z]+)\.jwk\.json$/.exec(file)?.[1] ?? [],
    );
    for (const name of names) {
      // The name before the dot is what the gateway knows a service by.
      const keyId = `${name}.${randomUUID()}`;
      await replaceKey({ privateKey: files.serviceKey(name), jwks: files.servicesJwks }, keyId, lifetime);
    }
    return names.length;
  } catch (cause) {
    throw new CommandFailed(
      `The keys in ${dataDir} cannot be replaced; start Quad there first, or name its folder with QUAD_DATA.`,
      2,
      { cause },
    );
  }
}
