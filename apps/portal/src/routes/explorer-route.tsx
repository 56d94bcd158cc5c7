import { useSearchParams } from 'react-router';
import { Chips } from '../components/chips.tsx';
import { Page } from '../components/page.tsx';
import { Explorer } from '../features/explorer/explorer.tsx';
import { GraphTabs } from '../features/graph/graph-tabs.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

/** The graph as its clients see it: GraphiQL on a contract, for the platform team and developers of vendors. */
export function ExplorerRoute() {
  const { can } = useViewer();
  return can('READ_CONTRACT') ? <ContractExplorer /> : <NothingHere />;
}

function ContractExplorer() {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const contract = params.get('contract') ?? 'partner';
  return (
    <Page title={say('graph.title')} where={<span className="dim">{say('explorer.help')}</span>}>
      <GraphTabs current="explorer" />
      <Chips
        label={say('explorer.contract')}
        choices={['partner'].map((name) => ({ value: name, word: name }))}
        chosen={contract}
        onChoose={(name) => setParams(name === null ? {} : { contract: name }, { replace: true })}
      />
      <Explorer
        contract={contract}
        firstQuery={`# ${say('explorer.first')}\n# ${say('explorer.keys')}\n{\n  __typename\n}`}
      />
    </Page>
  );
}
