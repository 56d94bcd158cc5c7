import { graphql } from '../__generated__/index.ts';
import { Button } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { MySessions } from '../features/programs/my-sessions.tsx';
import { ownZone } from '../features/programs/zones.ts';
import { OrMissing } from '../graph/or-missing.tsx';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';

const CalendarRouteQuery = graphql(`
  query CalendarRouteQuery {
    viewer { person { id programs { id state ...MySessions_signUp } } }
  }
`);

/** My sessions by month. */
export function CalendarRoute() {
  const say = useSay();
  const query = useRouteQuery(CalendarRouteQuery, {});
  return (
    <QueryStates query={query} pick={(data) => data.viewer?.person}>
      {(person) => (
        <Page
          title={say('calendar.title')}
          where={<span className="dim">{say('calendar.zone', { zone: ownZone() })}</span>}
        >
          <OrMissing value={person.programs} side="cohorts" missing={query.missing}>
            {(signUps) =>
              signUps.some(({ state }) => state === 'ACTIVE') ? (
                <MySessions signUps={signUps} />
              ) : (
                <Empty
                  act={
                    <Button to="/programs">
                      <Say id="calendar.act" />
                    </Button>
                  }
                >
                  <Say id="calendar.empty" />
                </Empty>
              )
            }
          </OrMissing>
        </Page>
      )}
    </QueryStates>
  );
}
