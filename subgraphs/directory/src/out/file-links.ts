import { createSigningKey, readJwks } from '@quad/subgraph-kit';
import { jwtVerify, SignJWT } from 'jose';
import type { FileLinkFacts, FileLinks } from '../domain/ports.ts';

const AUDIENCE = 'quad-file';

/**
 * Signs links to files with the key of the data folder or the environment, and reads them again. A link lives on real
 * time, not on the clock of the demo.
 * @throws Error with one sentence when a key file cannot be read.
 */
export async function createFileLinks(keys: {
  readonly keyFile: string;
  readonly jwks: string;
}): Promise<FileLinks> {
  const current = await createSigningKey(keys.keyFile, 'QUAD_FILES_KEY');
  const known = await readJwks(keys.jwks);
  return {
    async sign(fileId, minutes, { shareId }) {
      const { key, keyId } = await current();
      const expiresAtMs = Math.floor(Date.now() / 1_000 + minutes * 60) * 1_000;
      const token = await new SignJWT(shareId === null ? {} : { share: shareId })
        .setProtectedHeader({ alg: 'EdDSA', kid: keyId })
        .setSubject(fileId)
        .setAudience(AUDIENCE)
        .setExpirationTime(expiresAtMs / 1_000)
        .sign(key);
      return { token, expiresAtMs };
    },
    async read(token, fileId): Promise<FileLinkFacts | null> {
      try {
        const options = { audience: AUDIENCE, subject: fileId, algorithms: ['EdDSA'] };
        const { payload } = await jwtVerify(token, known, { ...options, requiredClaims: ['exp'] });
        return { shareId: typeof payload.share === 'string' ? payload.share : null };
      } catch {
        return null;
      }
    },
  };
}
