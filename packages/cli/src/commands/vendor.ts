import type { Command } from 'commander';
import type { CliEnv } from '../env.ts';
import { openGraph } from '../graph/client.ts';
import { expectMember } from '../graph/unions.ts';

interface Vendor {
  readonly id: string;
  readonly name: string;
  readonly standing: string;
  readonly standingReason: string | null;
  readonly organization: { readonly name: string } | null;
}

const facts = 'id name standing standingReason organization { name }';

const acts = [
  ['suspend', 'SUSPENDED', 'refuse its tokens and its key until it is resumed'],
  ['resume', 'ACTIVE', 'let it in again'],
  ['revoke', 'REVOKED', 'refuse its tokens and its key for good'],
] as const;

/** `quad vendor list | suspend | resume | revoke`: who is let in, as the operator. */
export function addVendor(program: Command, env: CliEnv): void {
  const vendor = program.command('vendor').description('outside systems that districts let in');
  vendor
    .command('list')
    .description('vendors of all districts and how they stand')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const vendors = await allVendors(env);
      process.stdout.write(
        options.json === true ? `${JSON.stringify(vendors)}\n` : vendors.map(lineOf).join(''),
      );
    });
  for (const [name, standing, means] of acts) {
    vendor
      .command(`${name} <id>`)
      .description(`${means}; felt within a minute`)
      .requiredOption('--reason <text>', 'why, kept with the vendor and in the audit')
      .action(async (vendorId: string, options: { reason: string }) => {
        const changed = await changeStanding(env, { vendorId, standing, reason: options.reason });
        process.stdout.write(lineOf(changed));
      });
  }
}

async function allVendors(env: CliEnv): Promise<readonly Vendor[]> {
  const graph = await openGraph(env);
  const found: Vendor[] = [];
  let after: string | null = null;
  do {
    const { vendors }: VendorsPage = await graph.run(
      `query QuadVendors($after: String) { vendors(first: 500, after: $after) {
        edges { node { ${facts} } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    found.push(...vendors.edges.map(({ node }) => node));
    after = vendors.pageInfo.hasNextPage ? vendors.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

interface VendorsPage {
  readonly vendors: {
    readonly edges: readonly { readonly node: Vendor }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

async function changeStanding(
  env: CliEnv,
  input: { readonly vendorId: string; readonly standing: string; readonly reason: string },
): Promise<Vendor> {
  const graph = await openGraph(env);
  const { changeVendorStanding } = await graph.run<{ changeVendorStanding: Changed }>(
    `mutation QuadChangeVendorStanding($input: ChangeVendorStandingInput!) {
      changeVendorStanding(input: $input) { __typename
        ... on VendorStandingChanged { vendor { ${facts} } } ... on UserError { message } } }`,
    { input },
  );
  return expectMember<Changed>(changeVendorStanding, 'VendorStandingChanged').vendor;
}

interface Changed {
  readonly __typename: 'VendorStandingChanged';
  readonly vendor: Vendor;
}

function lineOf({ id, name, standing, standingReason, organization }: Vendor): string {
  const why = standingReason === null ? '' : `  (${standingReason})`;
  return `${id}  ${standing.padEnd(9)}  ${name}, ${organization?.name ?? 'no district'}${why}\n`;
}
