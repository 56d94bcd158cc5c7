type Listener = () => void;

let listener: Listener = () => {};

/** Tells the holder of the notices that the first one is coming. */
export function onFirstNotice(hear: Listener): () => void {
  listener = hear;
  return () => {
    listener = () => {};
  };
}

/** Shows a notice for a few seconds; its code is loaded with the first one. */
export async function notify(message: string): Promise<void> {
  listener();
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ message });
}
