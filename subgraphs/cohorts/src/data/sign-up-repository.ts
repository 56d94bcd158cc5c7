import type { ClientSession } from 'mongoose';
import type { SignUps } from '../domain/ports.ts';
import type { SignUp } from '../domain/sign-up.ts';
import type { CohortsModels, SignUpRow } from './models.ts';
import { visibleSignUps } from './scope-filters.ts';

/** Sign-ups in the database; bound to a transaction when a session is given. */
export function createSignUpRepository(models: CohortsModels, session: ClientSession | null): SignUps {
  const { SignUp } = models;
  return {
    async find(reach, id) {
      const row = await SignUp.findOne({ $and: [{ _id: id }, visibleSignUps(reach)] })
        .session(session)
        .lean();
      return row === null ? null : toSignUp(row);
    },
    async findMany(reach, ids) {
      const rows = await SignUp.find({ $and: [{ _id: { $in: [...ids] } }, visibleSignUps(reach)] })
        .session(session)
        .lean();
      return rows.map(toSignUp);
    },
    async ofPeople(reach, personIds) {
      const active = { personId: { $in: [...personIds] }, state: 'ACTIVE' as const };
      const rows = await SignUp.find({ $and: [active, visibleSignUps(reach)] })
        .sort({ signedUpAt: -1, _id: -1 })
        .session(session)
        .lean();
      return rows.map(toSignUp);
    },
    async pageOfEdition(reach, editionId, { first, after }) {
      const beyond = after === null ? {} : { _id: { $gt: after } };
      const active = { editionId, state: 'ACTIVE' as const };
      const rows = await SignUp.find({ $and: [active, visibleSignUps(reach), beyond] })
        .sort({ _id: 1 })
        .limit(first + 1)
        .session(session)
        .lean();
      return { rows: rows.slice(0, first).map(toSignUp), hasNextPage: rows.length > first };
    },
    async ofPersonAndEdition({ tenantId, personId }, editionId) {
      const row = await SignUp.findOne({ tenantId, personId, editionId }).session(session).lean();
      return row === null ? null : toSignUp(row);
    },
    async insert(signUp) {
      const { id, signedUpAt, ...facts } = signUp;
      await SignUp.create([{ ...facts, _id: id, signedUpAt: new Date(signedUpAt.epochMilliseconds) }], {
        session,
      });
    },
    async setState({ id, tenantId }, state, signedUpAt) {
      const changed = { state, signedUpAt: new Date(signedUpAt.epochMilliseconds) };
      await SignUp.updateOne({ _id: id, tenantId }, { $set: changed }).session(session);
    },
  };
}

function toSignUp(row: SignUpRow): SignUp {
  const { _id, signedUpAt, ...facts } = row;
  return {
    ...facts,
    id: _id,
    signedUpAt: Temporal.Instant.fromEpochMilliseconds(signedUpAt.getTime()),
  };
}
