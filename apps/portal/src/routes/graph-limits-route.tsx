import { useCallback, useEffect, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { AllowanceTable } from '../features/graph/allowance-table.tsx';
import { GraphTabs } from '../features/graph/graph-tabs.tsx';
import { type GraphLimits, readLimits } from '../features/graph/read-limits.ts';
import { NothingHere } from '../graph/nothing-here.tsx';
import { Say, useSay } from '../i18n/say.tsx';
import { useFormats } from '../i18n/use-formats.ts';
import { useViewer } from '../viewer/viewer.tsx';

/** How much clients may ask, as the gateway holds them to it. */
export function GraphLimitsRoute() {
  const { can } = useViewer();
  return can('READ_CONTRACT') ? <LimitsPage /> : <NothingHere />;
}

function LimitsPage() {
  const say = useSay();
  const [limits, setLimits] = useState<GraphLimits | 'failed' | null>(null);
  const read = useCallback(() => {
    setLimits(null);
    readLimits().then(setLimits, () => setLimits('failed'));
  }, []);
  useEffect(read, [read]);
  return (
    <Page title={say('graph.title')} where={<span className="dim">{say('graph.limits.help')}</span>}>
      <GraphTabs current="limits" />
      {limits === null && <p role="status">{say('state.loading')}</p>}
      {limits === 'failed' && (
        <>
          <p role="alert">{say('state.failed.connection')}</p>
          <Button onClick={read}>
            <Say id="act.tryAgain" />
          </Button>
        </>
      )}
      {limits !== null && limits !== 'failed' && <Told limits={limits} />}
    </Page>
  );
}

function Told({ limits: { sizes, allowances, contracts } }: { readonly limits: GraphLimits }) {
  const say = useSay();
  const formats = useFormats();
  return (
    <>
      <Part title={say('graph.limits.points')}>
        <AllowanceTable allowances={allowances} />
        {contracts.map(({ name, operationCost }) => (
          <p key={name} className="small">
            {say('graph.limits.contract', { name, cost: formats.count(operationCost) })}
          </p>
        ))}
      </Part>
      <Part title={say('graph.limits.sizes')}>
        <Facts
          facts={[
            { name: say('graph.size.depth'), value: formats.count(sizes.depth) },
            { name: say('graph.size.rootFields'), value: formats.count(sizes.rootFields) },
            { name: say('graph.size.aliases'), value: formats.count(sizes.aliases) },
            { name: say('graph.size.selections'), value: formats.count(sizes.selections) },
            { name: say('graph.size.tokens'), value: formats.count(sizes.tokens) },
          ]}
        />
      </Part>
    </>
  );
}
