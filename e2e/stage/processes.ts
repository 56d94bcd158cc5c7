import { request } from 'node:http';
import { join } from 'node:path';
import { inject } from 'vitest';
import { eventually } from './own-quad.ts';
import { stageEnv } from './people.ts';

/** Stops or starts one process of the product, as `quad process` does: over the socket of its data folder. */
async function tell(act: 'stop' | 'start', name: string): Promise<void> {
  const answer = await new Promise<{ ok: boolean; message?: string }>((resolve, reject) => {
    const call = request(
      { socketPath: join(stageEnv().QUAD_DATA, 'control.sock'), path: '/', method: 'POST' },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify({ name, act }));
  });
  if (!answer.ok) throw new Error(`${act} ${name}: ${answer.message}`);
}

/** The product without one of its processes until the scope ends; then the process is started again. */
export async function without(
  name: string,
): Promise<{ startAgain(): Promise<void>; [Symbol.asyncDispose](): Promise<void> }> {
  await tell('stop', name);
  let isStopped = true;
  const startAgain = async () => {
    if (!isStopped) return;
    await tell('start', name);
    isStopped = false;
  };
  return {
    startAgain,
    // Whoever comes next finds the product whole.
    async [Symbol.asyncDispose]() {
      await startAgain();
      await isUp(name);
    },
  };
}

interface Status {
  readonly processes: readonly { readonly name: string; readonly ok: boolean }[];
}

/** Waits until the gateway, too, says that a process is up. */
export async function isUp(name: string): Promise<void> {
  await eventually(
    async () => (await (await fetch(`${inject('quadUrl')}/status`)).json()) as Status,
    ({ processes }) => processes.find((process) => process.name === name)?.ok === true,
  );
}
