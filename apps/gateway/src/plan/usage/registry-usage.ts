import { PRINCIPAL_HEADER } from '@quad/subgraph-kit';
import { Agent, request } from 'undici';
import type { PrincipalKey } from '../../trust/keys.ts';
import type { SendUsage } from './usage-delivery.ts';

const ANSWER_WITHIN_MS = 10_000;
const agent = new Agent({ keepAliveTimeout: 30_000, connections: 1 });

/** Sends usage to a registry as the service `gateway`, signed with the gateway's own key. */
export function sendToRegistry(registryUrl: string, sign: PrincipalKey['sign']): SendUsage {
  return async (batch) => {
    const principal = await sign({ kind: 'SERVICE', name: 'gateway' }, `usage_${batch.id}`);
    const answer = await request(`${registryUrl}/usage`, {
      method: 'POST',
      dispatcher: agent,
      headers: { 'content-type': 'application/json', [PRINCIPAL_HEADER]: principal },
      body: JSON.stringify(batch),
      headersTimeout: ANSWER_WITHIN_MS,
      bodyTimeout: ANSWER_WITHIN_MS,
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) {
      throw new Error(`The registry answered usage with ${answer.statusCode}: ${text.slice(0, 500)}`);
    }
    return JSON.parse(text) as { unknown: string[] };
  };
}
