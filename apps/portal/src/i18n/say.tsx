import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { MessageId, MessageValues } from './messages.ts';

export type SayText = (id: MessageId, values?: MessageValues) => string;

/** The catalogue's text of an id in the reader's language, for attributes and props. */
export function useSay(): SayText {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}

/** The catalogue's text of an id, for the body of an element. */
export function Say({ id, values }: { readonly id: MessageId; readonly values?: MessageValues }) {
  return useSay()(id, values);
}
