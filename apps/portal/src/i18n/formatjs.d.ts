import type { Language } from './language.ts';
import type { MessageId } from './messages.ts';

// A text that is in no catalogue does not compile.
declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId;
    }
    interface IntlConfig {
      locale: Language;
    }
  }
}
