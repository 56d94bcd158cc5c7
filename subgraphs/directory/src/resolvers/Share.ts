import { sharedTypeFacts } from '@quad/kernel';
import type { ShareAudienceResolvers, ShareResolvers } from '../__generated__/resolvers.ts';
import { shareState } from '../domain/share.ts';

const instantOrNull = (ms: number | null) => (ms === null ? null : new Date(ms));

/** Whoever sees a share is told who gave it, to whom, and who took it back: name, title and organization. */
export const Share: ShareResolvers = {
  __resolveReference: ({ id }, { load }) => load.shares.load(id),
  async object({ objectType, objectId }, _args, { load }) {
    const { typename } = sharedTypeFacts(objectType);
    if (typename !== 'File') return { __typename: typename, id: objectId };
    const file = await load.files.load(objectId);
    return file === null ? null : { ...file, __typename: typename };
  },
  owner: ({ tenantId }, _args, { load }) => load.tenants.load(tenantId),
  audience: (share) => share,
  givenBy: ({ givenById }, _args, { load }) => load.sharers.load(givenById),
  from: ({ fromMs }) => new Date(fromMs),
  until: ({ untilMs }) => new Date(untilMs),
  state: (share, _args, { clock }) => shareState(share, clock.now().epochMilliseconds),
  revokedAt: ({ revokedAtMs }) => instantOrNull(revokedAtMs),
  revokedBy: ({ revokedById }, _args, { load }) =>
    revokedById === null ? null : load.sharers.load(revokedById),
  revokedReason: ({ tenantId, revokedReason }, _args, { principal }) =>
    principal.kind === 'PERSON' && principal.organizationId === tenantId ? revokedReason : null,
};

export const ShareAudience: ShareAudienceResolvers = {
  organization: ({ audienceKind, audienceId }, _args, { load }) =>
    audienceKind === 'ORGANIZATION' ? load.tenants.load(audienceId) : null,
  cohort: ({ audienceKind, audienceId }) => (audienceKind === 'COHORT' ? { id: audienceId } : null),
  person: ({ audienceKind, audienceId }, _args, { load }) =>
    audienceKind === 'PERSON' ? load.sharers.load(audienceId) : null,
};
