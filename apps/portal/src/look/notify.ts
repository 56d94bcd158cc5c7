import { useSay } from '../i18n/say.tsx';

type Listener = () => void;

let listener: Listener = () => {};

/** Tells the holder of the notices that the first one is coming. */
export function onFirstNotice(hear: Listener): () => void {
  listener = hear;
  return () => {
    listener = () => {};
  };
}

/** Shows a notice for a few seconds, in the reader's language; its code is loaded with the first one. */
export function useNotify(): (message: string) => void {
  const say = useSay();
  return (message) => {
    listener();
    void import('@mantine/notifications').then(({ notifications }) =>
      notifications.show({ message, closeButtonProps: { 'aria-label': say('act.close') } }),
    );
  };
}
