import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import type { RunningQuad } from './start-quad.ts';

const actShape = z.object({ name: z.string(), act: z.enum(['stop', 'start', 'kill']) });

export function controlSocket(dataDir: string): string {
  return join(dataDir, 'control.sock');
}

/**
 * A Unix socket in the data folder over which `quad process` stops and starts single processes:
 * whoever may open the folder may do so, nobody else.
 */
export async function startControl(dataDir: string, quad: RunningQuad): Promise<{ close(): Promise<void> }> {
  const path = controlSocket(dataDir);
  rmSync(path, { force: true });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      perform(quad, Buffer.concat(chunks).toString('utf8')).then(
        () => response.end('{"ok":true}'),
        (error: unknown) => {
          response.statusCode = 400;
          response.end(
            JSON.stringify({ ok: false, message: error instanceof Error ? error.message : String(error) }),
          );
        },
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve());
  });
  return {
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(path, { force: true });
    },
  };
}

async function perform(quad: RunningQuad, body: string): Promise<void> {
  const { name, act } = actShape.parse(JSON.parse(body));
  if (act === 'stop') await quad.stopProcess(name);
  if (act === 'start') await quad.startProcess(name);
  if (act === 'kill') quad.killProcess(name);
}
