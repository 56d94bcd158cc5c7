import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { ownZone, zonesToShow } from './zones.ts';

const SessionTimes_session = graphql(`
  fragment SessionTimes_session on CohortSession {
    id startsAt endsAt startsOn timeZone
    times { zone isPublished }
  }
`);

/** A session's time in the reader's own zone, and in the published zones beside it. */
export function SessionTimes({
  session: masked,
}: {
  readonly session: FragmentType<typeof SessionTimes_session>;
}) {
  const say = useSay();
  const formats = useFormats();
  const { startsAt, endsAt, startsOn, times } = readFragment(SessionTimes_session, masked);
  if (!startsAt || !endsAt) {
    return startsOn ? (
      <div>{formats.longDay(startsOn)}</div>
    ) : (
      <div className="dim small">{say('session.noDate')}</div>
    );
  }
  const published = times.filter(({ isPublished }) => isPublished).map(({ zone }) => zone);
  return (
    <ul className="zones">
      {zonesToShow(ownZone(), published).map(({ zone, isOwn }) => (
        <li key={zone}>
          <time dateTime={startsAt}>{formats.meeting(startsAt, endsAt, zone)}</time>
          {isOwn && <span className="dim"> {say('session.yourTime')}</span>}
        </li>
      ))}
    </ul>
  );
}
