import type { AddressedEvent } from '@quad/kernel';
import { GatewayCallFailed, type GatewayClient } from '@quad/subgraph-kit';

export interface GatewayCall {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A fake of the port to the other sides: records what was asked and answers what the test says. */
export interface FakeGateway extends GatewayClient {
  readonly calls: GatewayCall[];
  /** What was told, in order. */
  readonly told: AddressedEvent[];
  /** What the next calls answer; by default every call fails as if the gateway were down. */
  answer(with_: (call: GatewayCall) => unknown): void;
}

export function createFakeGateway(): FakeGateway {
  const calls: GatewayCall[] = [];
  const told: AddressedEvent[] = [];
  let respond: (call: GatewayCall) => unknown = () => {
    throw new GatewayCallFailed('The gateway could not be reached.');
  };
  return {
    calls,
    told,
    answer(with_) {
      respond = with_;
    },
    async run<Data>(document: string, variables: Readonly<Record<string, unknown>>) {
      const call = { document, variables };
      calls.push(call);
      return (await respond(call)) as Data;
    },
    tell: (events) => void told.push(...events),
    close: async () => undefined,
  };
}
