import type { Command } from './command.ts';

export const ping: Command = { fields: ['ping'], run: () => new Map() };
