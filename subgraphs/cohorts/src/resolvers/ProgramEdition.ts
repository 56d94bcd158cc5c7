import { toConnection } from '@quad/subgraph-kit';
import type { ProgramEditionResolvers } from '../__generated__/resolvers.ts';
import { findingsOf } from '../domain/findings.ts';
import { canManage, signUpReach } from '../domain/permissions.ts';
import { editionLabel, endsOn, isFull, isOpen, startsOn } from '../domain/program-edition.ts';
import { readPageOf } from './keys.ts';

export const ProgramEdition: ProgramEditionResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.edition.load(id),
  async program({ id, programId }, _args, { loaders }) {
    const program = await loaders.program.load(programId);
    if (program === null) throw new Error(`Edition ${id} is visible, but its program ${programId} is not.`);
    return program;
  },
  label: ({ academicYear }) => editionLabel(academicYear),
  startsOn,
  endsOn,
  sessions: (edition) => edition.sessions.map((session) => ({ session, edition })),
  async mySignUp({ id }, _args, { principal, loaders }) {
    if (principal.kind !== 'PERSON') return null;
    const mine = await loaders.signUpsOfPerson.load(principal.personId);
    return (
      mine.find((signUp) => signUp.editionId === id && signUp.tenantId === principal.organizationId) ?? null
    );
  },
  signUpCount: ({ tenantId, signUpCount }, _args, { principal }) =>
    canManage(principal, tenantId) ? signUpCount : null,
  async signUps({ id, tenantId }, args, { principal, memory }) {
    const request = readPageOf('signUp', args);
    if (!canManage(principal, tenantId)) return null;
    const page = await memory.signUps.pageOfEdition(signUpReach(principal), id, request);
    return toConnection(page, (signUp) => signUp.id);
  },
  isFull,
  isOpen: (edition, _args, { ports }) => isOpen(edition, ports.clock.now()),
  calendarPath: ({ id, status }) => (status === 'DRAFT' ? null : `/calendar/${id}.ics`),
  clonedFrom: ({ clonedFromId }, _args, { loaders }) =>
    clonedFromId === null ? null : loaders.edition.load(clonedFromId),
  findings: (edition, _args, { principal }) =>
    canManage(principal, edition.tenantId) ? findingsOf(edition) : null,
};
