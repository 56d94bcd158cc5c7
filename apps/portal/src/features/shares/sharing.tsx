import { useQuery } from '@apollo/client/react';
import { Modal } from '@mantine/core';
import type { SharedType } from '@quad/kernel';
import { useState } from 'react';
import { graphql } from '../../__generated__/index.ts';
import { Busy } from '../../components/busy.tsx';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { ListTable } from '../../components/list-table.tsx';
import { Part } from '../../components/part.tsx';
import { nodesOf } from '../../graph/pages.ts';
import { Say, useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useViewer } from '../../viewer/viewer.tsx';
import { RevokeShare } from './revoke-share.tsx';
import { ShareForm } from './share-form.tsx';

const SharesGivenQuery = graphql(`
  query SharesGivenQuery($organizationId: ID!, $objectId: ID!) {
    organization(id: $organizationId) {
      id
      sharesGiven(first: 100, objectId: $objectId) {
        edges {
          cursor
          node {
            id purpose until state
            audience { organization { id name } person { id displayName } cohort { id label } }
            givenBy { id displayName }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

interface Props {
  readonly objectId: string;
  readonly objectType: SharedType;
  /** Who owns the object: only the owner's people share it. */
  readonly ownerId: string | null;
}

/** With whom an object is shared, and how it is shared with more; for those of its owner who may share. */
export function Sharing({ objectId, objectType, ownerId }: Props) {
  const say = useSay();
  const formats = useFormats();
  const { can, organizationId } = useViewer();
  const [isSharing, setIsSharing] = useState(false);
  const [revoked, setRevoked] = useState<{ readonly id: string; readonly audience: string } | null>(null);
  const isOwn = ownerId !== null && ownerId === organizationId && can('SHARE_OBJECT');
  const { data, loading } = useQuery(SharesGivenQuery, {
    variables: { organizationId: organizationId ?? '', objectId },
    skip: !isOwn,
  });
  if (!isOwn) return null;
  const given = data?.organization?.sharesGiven;
  const shares = nodesOf(given);
  const nameOf = ({ audience }: (typeof shares)[number]) =>
    audience.organization?.name ?? audience.person?.displayName ?? audience.cohort?.label ?? '';
  const share = (
    <Button variant="plain" onClick={() => setIsSharing(true)}>
      <Say id="act.share" />
    </Button>
  );
  return (
    <Part title={say('share.given')} aside={share}>
      <Busy isBusy={loading}>
        {shares.length === 0 ? (
          // Until it is known, and where it cannot be, it is not said that there is nobody.
          <Empty>
            <Say id={given ? 'share.none' : loading ? 'state.loading' : 'share.notLoaded'} />
          </Empty>
        ) : (
          <ListTable
            caption={say('share.givenCaption')}
            rows={shares}
            rowKey={({ id }) => id}
            columns={[
              { key: 'with', head: say('share.with'), value: nameOf, cell: nameOf },
              {
                key: 'purpose',
                head: say('column.purpose'),
                cell: (one) => say(`share.purpose.${one.purpose}`),
              },
              {
                key: 'until',
                head: say('column.lastDay'),
                cell: ({ until }) => formats.lastDayBefore(until),
              },
              { key: 'state', head: say('column.state'), cell: (one) => say(`share.state.${one.state}`) },
              { key: 'by', head: say('share.by'), cell: ({ givenBy }) => givenBy?.displayName },
              {
                key: 'revoke',
                head: say('column.act'),
                cell: (one) =>
                  (one.state === 'IN_FORCE' || one.state === 'WAITING') && (
                    <Button
                      variant="plain"
                      isSmall
                      onClick={() => setRevoked({ id: one.id, audience: nameOf(one) })}
                      aria-label={say('share.revokeOf', { audience: nameOf(one) })}
                    >
                      <Say id="act.revokeShare" />
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Busy>
      {revoked !== null && (
        <RevokeShare shareId={revoked.id} audience={revoked.audience} onClose={() => setRevoked(null)} />
      )}
      {isSharing && (
        <Modal
          opened
          onClose={() => setIsSharing(false)}
          title={say('act.share')}
          closeButtonProps={{ 'aria-label': say('act.close') }}
          // Outside of an article a header is a banner, of which the page has one already.
          attributes={{ header: { role: 'presentation' } }}
        >
          <ShareForm objectId={objectId} objectType={objectType} onClose={() => setIsSharing(false)} />
        </Modal>
      )}
    </Part>
  );
}
