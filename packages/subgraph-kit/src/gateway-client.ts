import type { AddressedEvent } from '@quad/kernel';
import { SignJWT } from 'jose';
import { Agent, request } from 'undici';
import { createEventTeller } from './event-teller.ts';
import { newId } from './new-id.ts';
import { REQUEST_ID_HEADER } from './principal-token.ts';
import { createSigningKey } from './signing-key.ts';
import { traceHeaders } from './telemetry/telemetry.ts';

/** The audience of the tokens with which deployables name themselves to the gateway's inner endpoint. */
export const SERVICE_TOKEN_AUDIENCE = 'quad-gateway-inner';
const TOKEN_LIFETIME_SECONDS = 300;
const RENEW_BEFORE_MS = 60_000;
const CALL_TIMEOUT_MS = 10_000;

/** The gateway answered with GraphQL errors, or could not be reached: try again later. */
export class GatewayCallFailed extends Error {
  override name = 'GatewayCallFailed';
}

export interface GatewayClient {
  /**
   * Runs an operation on the graph as this deployable's own service principal.
   * @throws GatewayCallFailed on transport faults and on GraphQL errors; expected failures are in the data.
   */
  run<Data>(document: string, variables: Readonly<Record<string, unknown>>, requestId: string): Promise<Data>;
  /** Tells events to whom they are addressed, soon and at least while this process runs; never waits, never throws. */
  tell(events: readonly AddressedEvent[]): void;
  close(): Promise<void>;
}

export async function createGatewayClient(options: {
  readonly url: string;
  readonly serviceName: string;
  readonly keyFile: string;
}): Promise<GatewayClient> {
  const current = await createSigningKey(options.keyFile, 'QUAD_SERVICE_KEY');
  const agent = new Agent({ keepAliveTimeout: 10_000, connections: 8 });
  let token = '';
  let renewAtMs = 0;

  async function serviceToken(): Promise<string> {
    if (Date.now() < renewAtMs) return token;
    const { key, keyId } = await current();
    token = await new SignJWT({})
      .setProtectedHeader({ alg: 'EdDSA', kid: keyId })
      .setIssuer(`service:${options.serviceName}`)
      .setAudience(SERVICE_TOKEN_AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_LIFETIME_SECONDS}s`)
      .sign(key);
    renewAtMs = Date.now() + TOKEN_LIFETIME_SECONDS * 1000 - RENEW_BEFORE_MS;
    return token;
  }

  const eventsUrl = options.url.replace(/\/graphql$/, '/events');
  const teller = createEventTeller(async (events) => {
    const answer = await request(eventsUrl, {
      method: 'POST',
      dispatcher: agent,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await serviceToken()}`,
        [REQUEST_ID_HEADER]: newId('request'),
      },
      body: JSON.stringify({ events }),
      headersTimeout: CALL_TIMEOUT_MS,
      bodyTimeout: CALL_TIMEOUT_MS,
    });
    await answer.body.dump();
    if (answer.statusCode >= 500) {
      throw new GatewayCallFailed(`The gateway answered events with status ${answer.statusCode}.`);
    }
  });

  return {
    async run<Data>(document: string, variables: Readonly<Record<string, unknown>>, requestId: string) {
      const body = await post(
        agent,
        options.url,
        await serviceToken(),
        { query: document, variables },
        requestId,
      );
      if (body.errors !== undefined && body.errors.length > 0) {
        const said = body.errors.map((error) => error.message).join('; ');
        throw new GatewayCallFailed(`The gateway answered request ${requestId} with errors: ${said}`);
      }
      if (body.data === undefined || body.data === null) {
        throw new GatewayCallFailed(`The gateway answered request ${requestId} without data.`);
      }
      return body.data as Data;
    },
    tell: teller.tell,
    async close() {
      teller.close();
      await agent.close();
    },
  };
}

interface GraphAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

async function post(
  agent: Agent,
  url: string,
  token: string,
  body: object,
  requestId: string,
): Promise<GraphAnswer> {
  try {
    const answer = await request(url, {
      method: 'POST',
      dispatcher: agent,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        [REQUEST_ID_HEADER]: requestId,
        ...traceHeaders(),
      },
      body: JSON.stringify(body),
      headersTimeout: CALL_TIMEOUT_MS,
      bodyTimeout: CALL_TIMEOUT_MS,
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 500 || !text.startsWith('{')) {
      throw new GatewayCallFailed(
        `The gateway answered request ${requestId} with status ${answer.statusCode}.`,
      );
    }
    return JSON.parse(text) as GraphAnswer;
  } catch (cause) {
    if (cause instanceof GatewayCallFailed) throw cause;
    throw new GatewayCallFailed(`The gateway could not be reached for request ${requestId}.`, { cause });
  }
}
