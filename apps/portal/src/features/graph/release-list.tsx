import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { Part } from '../../components/part.tsx';
import { nodesOf } from '../../graph/pages.ts';
import { Say, useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { ChangeTable } from './change-table.tsx';

/** So many changes of one release are told; the schema tells all. */
const CHANGES_TOLD = 50;

const ReleaseList_release = graphql(`
  fragment ReleaseList_release on ContractRelease {
    sequence at
    changes(first: 50) { edges { cursor node { ...ChangeTable_change } } pageInfo { hasNextPage endCursor } }
  }
`);

interface Props {
  readonly releases: readonly FragmentType<typeof ReleaseList_release>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** The changelog of a contract, newest first, as its clients read it. */
export function ReleaseList({ releases, hasMore, onMore }: Props) {
  const say = useSay();
  const formats = useFormats();
  return (
    <>
      {readFragment(ReleaseList_release, releases).map(({ sequence, at, changes }) => (
        <Part key={sequence} title={formats.instant(at)}>
          {changes.edges.length === 0 ? (
            <Empty>
              <Say id="graph.release.began" />
            </Empty>
          ) : (
            <>
              <ChangeTable changes={nodesOf(changes)} hasMore={false} onMore={() => {}} />
              {changes.pageInfo.hasNextPage && (
                <p className="dim small">{say('graph.release.more', { count: CHANGES_TOLD })}</p>
              )}
            </>
          )}
        </Part>
      ))}
      {hasMore && (
        <Button variant="plain" onClick={onMore}>
          <Say id="act.showMore" />
        </Button>
      )}
    </>
  );
}
