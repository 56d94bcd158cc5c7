import { type Role, roleFacts } from '@quad/kernel';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { useSay } from '../i18n/say.tsx';
import { rememberRole } from '../viewer/active-role.ts';
import { roleOfSlug, rolesOf, useViewer } from '../viewer/viewer.tsx';
import { HomePart } from './home/home-part.tsx';
import { homePlan } from './home/home-plan.ts';
import { HomeRouteQuery } from './home/home-query.ts';

/** The home page of a role: what needs me today, then where things stand. */
export function HomeRoute() {
  const { role: slug } = useParams();
  const viewer = useViewer();
  const held = rolesOf(viewer);
  const role = slug === undefined ? (held[0] ?? null) : roleOfSlug(slug);
  useEffect(() => {
    if (role !== null && held.includes(role)) rememberRole(role);
  }, [role, held]);
  // Nobody looks at another role's desk: its acts would all be refused.
  if (slug !== undefined && (role === null || (viewer.permissions !== null && !held.includes(role))))
    return <NothingHere />;
  return <RoleHome role={role} key={role ?? 'all'} />;
}

function RoleHome({ role }: { readonly role: Role | null }) {
  const say = useSay();
  const viewer = useViewer();
  const may =
    role === null
      ? viewer.can
      : (action: Parameters<typeof viewer.can>[0]) => roleFacts(role).may[action] !== undefined;
  const plan = homePlan(role, may);
  const needs = (...parts: readonly string[]) =>
    parts.some((part) => [...plan.today, ...plan.stands].some((planned) => planned === part));
  const query = useRouteQuery(HomeRouteQuery, {
    hasOwn: needs('mySessions', 'myLoad', 'mySchools'),
    hasLoad: needs('myLoad'),
    hasPrograms: needs('mySessions'),
    hasEditions: needs('openEditions'),
    hasManaged: needs('managedEditions'),
    hasWaiting: needs('budgetsWaiting'),
    hasDrafts: needs('budgetDrafts'),
    hasBudgets: needs('budgetsStand'),
    hasRequests: needs('offeringRequests'),
    hasImports: needs('imports'),
    hasSchools: needs('schools'),
  });
  const place =
    viewer.grants.find((grant) => grant.role === role)?.organizationName ?? viewer.organizationName;
  return (
    <QueryStates query={query} pick={(data) => data}>
      {(data) => (
        <Page title={role === null ? say('home.title') : say(`role.${role}`)} kind={place ?? undefined}>
          <div className="home">
            <Part title={say('home.today')}>
              {plan.today.map((part) => (
                <HomePart key={part} part={part} data={data} missing={query.missing} />
              ))}
            </Part>
            {plan.stands.length > 0 && (
              <Part title={say('home.stands')}>
                {plan.stands.map((part) => (
                  <HomePart key={part} part={part} data={data} missing={query.missing} />
                ))}
              </Part>
            )}
          </div>
        </Page>
      )}
    </QueryStates>
  );
}
