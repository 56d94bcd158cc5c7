import { Link, useParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { EditionState } from '../features/programs/edition-state.tsx';
import { Findings } from '../features/programs/findings.tsx';
import { SignUp } from '../features/programs/sign-up.tsx';
import { Syllabus } from '../features/programs/syllabus.tsx';
import { Sharing } from '../features/shares/sharing.tsx';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useFormats } from '../i18n/use-formats.ts';

const EditionRouteQuery = graphql(`
  query EditionRouteQuery($id: ID!) {
    programEdition(id: $id) {
      id label status startsOn endsOn capacity signUpCount calendarPath topics
      program { id name owner { id name } source { title } }
      clonedFrom { id label program { id } }
      ...SignUp_edition
      ...Syllabus_edition
      ...Findings_edition
    }
  }
`);

/** A year of a program: the whole syllabus on one page, its calendar, and the sign-up. */
export function EditionRoute() {
  const say = useSay();
  const formats = useFormats();
  const { editionId = '' } = useParams();
  const query = useRouteQuery(EditionRouteQuery, { id: editionId });
  return (
    <QueryStates query={query} pick={(data) => data.programEdition}>
      {(edition) => (
        <Page
          title={`${edition.program.name} ${edition.label}`}
          kind={<Link to={`/programs/${edition.program.id}`}>{edition.program.name}</Link>}
          where={
            <>
              <EditionState status={edition.status} />
              {edition.startsOn && edition.endsOn && (
                <span className="dim">
                  {say('edition.dates', {
                    from: formats.day(edition.startsOn),
                    to: formats.day(edition.endsOn),
                  })}
                </span>
              )}
              {edition.signUpCount !== null && (
                <span className="dim">
                  {edition.capacity === null
                    ? say('edition.count', { count: edition.signUpCount })
                    : say('edition.countOf', { count: edition.signUpCount, capacity: edition.capacity })}
                </span>
              )}
              {edition.clonedFrom && (
                <Link to={`/programs/${edition.clonedFrom.program.id}/editions/${edition.clonedFrom.id}`}>
                  {say('edition.clonedFrom', { label: edition.clonedFrom.label })}
                </Link>
              )}
            </>
          }
          acts={
            <>
              {edition.calendarPath && (
                <Button href={edition.calendarPath} variant="plain">
                  <Say id="act.addToCalendar" />
                </Button>
              )}
              <Button variant="plain" onClick={() => window.print()}>
                <Say id="act.print" />
              </Button>
              <SignUp edition={edition} />
            </>
          }
        >
          <Findings edition={edition} />
          <Part title={say('edition.syllabus')}>
            <Syllabus edition={edition} />
          </Part>
          {edition.topics.length > 0 && (
            <Part title={say('edition.topics')}>
              <ul className="reading">
                {edition.topics.map((topic) => (
                  <li key={topic}>{topic}</li>
                ))}
              </ul>
            </Part>
          )}
          <Sharing
            objectId={edition.id}
            objectType="PROGRAM_EDITION"
            ownerId={edition.program.owner?.id ?? null}
          />
          {edition.program.source && (
            <p className="small dim">{say('edition.source', { source: edition.program.source.title })}</p>
          )}
        </Page>
      )}
    </QueryStates>
  );
}
