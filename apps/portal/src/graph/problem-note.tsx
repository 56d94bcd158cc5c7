import { useIntl } from 'react-intl';
import { Note } from '../components/note.tsx';
import type { MessageId } from '../i18n/messages.ts';
import { useSay } from '../i18n/say.tsx';
import { type Problem, problemText } from './problem.ts';

/** Why an act was not done, in the reader's language, read out at once. */
export function ProblemNote({ problem }: { readonly problem: Problem | null }) {
  const say = useSay();
  const word = useWord();
  if (problem === null) return null;
  const { id, values } = problemText(problem, word);
  return (
    <Note tone="bad" role="alert">
      {say(id, values)}
    </Note>
  );
}

/** Words of ids that come from the graph; an id without a word is shown as it is rather than not at all. */
export function useWord(): (id: string) => string {
  const intl = useIntl();
  const say = useSay();
  return (id) => (isMessageId(id, intl.messages) ? say(id) : (id.split('.').at(-1) ?? id));
}

function isMessageId(id: string, messages: object): id is MessageId {
  return Object.hasOwn(messages, id);
}
