import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const ProvidedSchedules_schedules = graphql(`
  fragment ProvidedSchedules_schedules on ProvidedSchedules {
    description at
    by { id displayName }
    files { id name bytes downloadPath }
  }
`);

/** What was provided as current schedules: files to fetch, and what was said in words. */
export function ProvidedSchedules({
  schedules: masked,
}: {
  readonly schedules: FragmentType<typeof ProvidedSchedules_schedules>;
}) {
  const say = useSay();
  const formats = useFormats();
  const { description, at, by, files } = readFragment(ProvidedSchedules_schedules, masked);
  return (
    <div className="stack">
      {description !== null && <p>{description}</p>}
      <ul>
        {files.map((file, index) => (
          <li key={file?.id ?? index}>
            {file === null ? (
              <span className="dim">{say('schedules.fileMissing')}</span>
            ) : (
              <a href={file.downloadPath} download={file.name}>
                {say('schedules.file', { name: file.name, kilobytes: Math.ceil(file.bytes / 1024) })}
              </a>
            )}
          </li>
        ))}
      </ul>
      <div className="small dim">
        {formats.instant(at)} {by?.displayName}
      </div>
    </div>
  );
}
