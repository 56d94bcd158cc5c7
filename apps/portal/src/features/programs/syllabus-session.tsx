import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';
import { SessionTimes } from './session-times.tsx';

const SyllabusSession_session = graphql(`
  fragment SyllabusSession_session on CohortSession {
    id number title essentialQuestion summary monthLabel place modality isTailored weekdayLabel weekdayAgrees
    agenda { text points }
    ...SessionTimes_session
  }
`);

interface Props {
  readonly session: FragmentType<typeof SyllabusSession_session>;
}

export function SyllabusSession({ session: masked }: Props) {
  const say = useSay();
  const session = readFragment(SyllabusSession_session, masked);
  return (
    <article className="session" id={`session-${session.number}`} aria-labelledby={`${session.id}-title`}>
      <div>
        <div className="dim small">{say('session.number', { number: session.number })}</div>
        <div>{session.monthLabel}</div>
        <SessionTimes session={session} />
        {session.modality && <div className="small dim">{say(`modality.${session.modality}`)}</div>}
        {session.place && <div className="small dim">{session.place}</div>}
      </div>
      <div className="reading">
        <h3 id={`${session.id}-title`}>{session.title}</h3>
        {session.isTailored && <p className="small dim">{say('session.tailored')}</p>}
        {session.weekdayAgrees === false && (
          <p>
            <StateWord
              tone="wait"
              word={say('session.weekdayDisagrees', { weekday: session.weekdayLabel ?? '' })}
            />
          </p>
        )}
        {session.essentialQuestion && <p className="question">{session.essentialQuestion}</p>}
        {session.summary && <p>{session.summary}</p>}
        {session.agenda.length > 0 && (
          <ol aria-label={say('session.agenda')}>
            {session.agenda.map(({ text, points }) => (
              <li key={text}>
                {text}
                {points.length > 0 && (
                  <ul>
                    {points.map((point) => (
                      <li key={point}>{point}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ol>
        )}
      </div>
    </article>
  );
}
