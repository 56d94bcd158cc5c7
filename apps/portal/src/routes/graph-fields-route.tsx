import { useSearchParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Busy } from '../components/busy.tsx';
import { Chips } from '../components/chips.tsx';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { FieldUsageTable } from '../features/graph/field-usage-table.tsx';
import { GraphTabs } from '../features/graph/graph-tabs.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const GraphFieldsRouteQuery = graphql(`
  query GraphFieldsRouteQuery($first: Int!, $after: String, $isUnused: Boolean) {
    fieldUsages(first: $first, after: $after, isUnused: $isUnused) {
      edges { cursor node { coordinate ...FieldUsageTable_field } } pageInfo { hasNextPage endCursor }
    }
  }
`);

/** Which fields of the graph are used, by whom, and which by nobody, for the platform team. */
export function GraphFieldsRoute() {
  const { can } = useViewer();
  return can('READ_GRAPH') ? <Fields /> : <NothingHere />;
}

function Fields() {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const use = params.get('use');
  const chosen = use === 'used' || use === 'unused' ? use : null;
  const query = useRouteQuery(
    GraphFieldsRouteQuery,
    { first: 200, isUnused: chosen === null ? null : chosen === 'unused' },
    { keepsList: true },
  );
  return (
    <QueryStates query={query} pick={(data) => data.fieldUsages}>
      {(fields) => (
        <Page title={say('graph.title')} where={<span className="dim">{say('graph.operations.help')}</span>}>
          <GraphTabs current="fields" />
          <Chips
            label={say('graph.fields.filter')}
            chosen={chosen}
            onChoose={(value) => setParams(value === null ? {} : { use: value }, { replace: true })}
            choices={[
              { value: null, word: say('graph.fields.all') },
              { value: 'unused', word: say('graph.field.unused') },
              { value: 'used', word: say('graph.field.used') },
            ]}
          />
          <Busy isBusy={query.isLoading}>
            {fields.edges.length === 0 ? (
              <Empty>
                <Say id="graph.fields.empty" />
              </Empty>
            ) : (
              <FieldUsageTable
                fields={nodesOf(fields)}
                {...pagingOf(fields, (after) => query.more({ after }))}
              />
            )}
          </Busy>
        </Page>
      )}
    </QueryStates>
  );
}
