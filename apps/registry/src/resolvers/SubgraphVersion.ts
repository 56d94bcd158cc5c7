import type { SubgraphVersionResolvers } from '../__generated__/resolvers.ts';
import { buildId, buildOfId } from '../domain/graph-reads.ts';

export const SubgraphVersion: SubgraphVersionResolvers = {
  __resolveReference({ id }, { loaders }) {
    const build = buildOfId(id);
    return build === null ? null : loaders.build.load(build);
  },
  id: buildId,
  hash: ({ sdlHash }) => sdlHash,
  at: ({ act }) => act.at.toString(),
  author: ({ act }) => act.author,
  commit: ({ act }) => act.commit,
  async isServing(build, _args, { loaders }) {
    const head = await loaders.head();
    return (
      head !== null && head.supergraph !== null && head.serving.some((one) => buildId(one) === buildId(build))
    );
  },
  publishedWith: ({ act }) => act,
  async sdl({ sdlHash }, _args, { loaders }) {
    const text = await loaders.text.load(sdlHash);
    if (text === null) throw new Error(`The schema ${sdlHash} was read without a right to it.`);
    return text;
  },
};
