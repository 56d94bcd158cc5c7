import { Link, useSearchParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Chips } from '../components/chips.tsx';
import { Empty } from '../components/empty.tsx';
import { Note } from '../components/note.tsx';
import { Page } from '../components/page.tsx';
import { Explorer } from '../features/explorer/explorer.tsx';
import { GraphTabs } from '../features/graph/graph-tabs.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { nodesOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const ExplorerRouteQuery = graphql(`
  query ExplorerRouteQuery($first: Int!) {
    contracts(first: $first) { edges { cursor node { id name } } pageInfo { hasNextPage endCursor } }
  }
`);

/** The contract that has all of what people get, which is what somebody wants to see of a preview first. */
const PEOPLE = 'portal';

/** The graph as its clients see it: GraphiQL on a contract, for the platform team and developers of vendors. */
export function ExplorerRoute() {
  const { can } = useViewer();
  return can('READ_CONTRACT') ? <ContractExplorer /> : <NothingHere />;
}

function ContractExplorer() {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const query = useRouteQuery(ExplorerRouteQuery, { first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.contracts}>
      {(contracts) => {
        const names = nodesOf(contracts).map(({ name }) => name);
        const wanted = params.get('contract');
        const preview = params.get('preview');
        const shown =
          names.find((name) => name === (wanted ?? (preview === null ? null : PEOPLE))) ?? names[0];
        return (
          <Page title={say('graph.title')} where={<span className="dim">{say('explorer.help')}</span>}>
            <GraphTabs current="explorer" />
            {shown === undefined ? (
              <Empty>
                <Say id="graph.contracts.empty" />
              </Empty>
            ) : (
              <>
                {preview !== null && <PreviewNote preview={preview} contract={shown} />}
                <Chips
                  label={say('explorer.contract')}
                  choices={names.map((name) => ({ value: name, word: name }))}
                  chosen={shown}
                  onChoose={(name) => {
                    const asked = { ...(name && { contract: name }), ...(preview && { preview }) };
                    setParams(asked, { replace: true });
                  }}
                />
                <Explorer
                  contract={shown}
                  preview={preview}
                  firstQuery={`# ${say('explorer.first')}\n# ${say('explorer.keys')}\n{\n  __typename\n}`}
                />
              </>
            )}
          </Page>
        );
      }}
    </QueryStates>
  );
}

interface PreviewNoteProps {
  readonly preview: string;
  readonly contract: string;
}

/** That it is no graph that anybody else gets, and the way back to the one that they get. */
function PreviewNote({ preview, contract }: PreviewNoteProps) {
  const say = useSay();
  return (
    <Note tone="wait">
      {say('explorer.preview', { preview })}{' '}
      <Link to={`/graph/explorer?contract=${encodeURIComponent(contract)}`}>{say('explorer.served')}</Link>
    </Note>
  );
}
