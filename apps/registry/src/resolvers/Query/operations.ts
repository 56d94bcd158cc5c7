import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { listPage } from '../list-page.ts';

export const operations: NonNullable<QueryResolvers['operations']> = async (
  _root,
  { client, field, ...page },
  { usage, scope },
) => {
  const all = await usage.operations(scope);
  const touching = field == null ? null : await operationsOf(field);
  const wanted = all
    .filter(({ uses }) => client == null || uses.some((use) => use.client === client))
    .filter(({ hash }) => touching === null || touching.has(hash));
  return listPage(wanted, page, ({ hash }) => hash);

  async function operationsOf(coordinate: string): Promise<ReadonlySet<string>> {
    const found = (await usage.fields(scope)).find((one) => one.coordinate === coordinate);
    return new Set(found?.uses.map((use) => use.operation.hash));
  }
};
