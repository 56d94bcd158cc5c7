import type { Command } from './command.ts';
import { arrayField } from './fields.ts';
import { sessionId } from './session-id.ts';

export const endSessions: Command = {
  fields: ['endSessions'],
  run: (context) => {
    for (const lsid of arrayField(context.command, 'endSessions')) {
      const id = sessionId(lsid);
      if (id !== undefined) context.engine.sessions.end(id);
    }
    return new Map();
  },
};
