import {
  BSON,
  type CommandFailedEvent,
  type CommandStartedEvent,
  type CommandSucceededEvent,
  type Document,
  MongoClient,
  type MongoClientOptions,
} from 'mongodb';
import { failure, refusedStatements, type ServerError } from './refusals.ts';

export interface SeenEvent {
  readonly type: string;
  readonly commandName: string;
  /** The event's own fields, as they were then. */
  readonly fields: Document;
}

type CommandEvent = CommandStartedEvent | CommandSucceededEvent | CommandFailedEvent;

/** The driver goes on to change the commands that it tells of, so what went over the wire is kept. */
function asSent(event: CommandEvent): Document {
  if (!('command' in event)) return { ...event };
  return { ...event, command: BSON.deserialize(BSON.serialize(event.command), { promoteValues: true }) };
}

/** A client entity with all that it saw: the events that its test asked for, and every error of the server. */
export class WatchedClient {
  readonly client: MongoClient;
  readonly events: SeenEvent[] = [];
  readonly errors: ServerError[] = [];

  constructor(uri: string, entity: Document) {
    const options: MongoClientOptions = {
      monitorCommands: true,
      serverSelectionTimeoutMS: 5_000,
      // A set of one has no secondary that this driver could connect to; a direct connection takes the one there is.
      ...(entity.uriOptions?.readPreference === 'secondary' ? { directConnection: true } : {}),
      ...entity.uriOptions,
    };
    this.client = new MongoClient(uri, options);
    const observed = new Set<string>(entity.observeEvents ?? []);
    const ignored = new Set<string>(entity.ignoreCommandMonitoringEvents ?? []);
    const see = (type: string, event: CommandEvent): void => {
      const { commandName } = event;
      if (observed.has(type) && !ignored.has(commandName))
        this.events.push({ type, commandName, fields: asSent(event) });
    };
    this.client.on('commandStarted', (event) => see('commandStartedEvent', event));
    this.client.on('commandSucceeded', (event) => {
      this.errors.push(...refusedStatements(event));
      see('commandSucceededEvent', event);
    });
    this.client.on('commandFailed', (event) => {
      this.errors.push(...failure(event));
      see('commandFailedEvent', event);
    });
  }
}
