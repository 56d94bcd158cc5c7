import type { FastifyReply } from 'fastify';
import type { Directory, Invitation } from '../directory.ts';
import type { Interaction } from '../sign-in/interaction.ts';
import { noticePage, sendPage } from '../sign-in/layout.ts';
import type { Texts } from '../sign-in/texts.ts';
import type { LocalAccount, LocalAccounts } from './accounts.ts';
import type { Drafts } from './drafts.ts';
import { confirmPage, detailsPage } from './pages.ts';
import { hashPassword } from './password.ts';
import { readSetUpForm, type SetUpForm } from './set-up-form.ts';
import { localTextsIn } from './texts.ts';
import { newTotpSecret, stepOfCode } from './totp.ts';

export interface SetUpPorts {
  readonly directory: Pick<Directory, 'invitation'>;
  readonly accounts: LocalAccounts;
  readonly drafts: Drafts;
}

/** An invitation that is being taken up in this browser. */
interface Visit {
  readonly interaction: Interaction;
  readonly texts: Texts;
  readonly reply: FastifyReply;
}

const nothingTyped: SetUpForm = {
  values: { givenName: '', familyName: '', email: '' },
  password: '',
  faults: {},
};

/** Shows the page that an invitation has come to: name and password, or the code of the phone. */
export async function showSetUp(ports: SetUpPorts, visit: Visit): Promise<FastifyReply> {
  const invitation = await usableInvitation(ports, visit);
  if (invitation === null) return visit.reply;
  const draft = await ports.drafts.find(visit.interaction.uid);
  if (draft === null) return sendDetails(ports, visit, invitation, nothingTyped);
  const { action } = visit.interaction;
  return sendPage(visit.reply, 200, confirmPage(visit.texts, { action, draft, isWrong: false }));
}

/**
 * Takes what was typed on either page.
 * @returns the subject of the account once it is complete; null while a page was sent instead.
 */
export async function takeSetUp(
  ports: SetUpPorts,
  visit: Visit,
  body: Readonly<Record<string, string>>,
  nowMs: number,
): Promise<string | null> {
  const invitation = await usableInvitation(ports, visit);
  if (invitation === null) return null;
  const { uid, action } = visit.interaction;
  if (body.step === 'confirm') return confirm(ports, visit, invitation, body.code ?? '', nowMs);
  if (body.step === 'details') {
    const form = await withTakenEmail(ports, invitation, readSetUpForm(body, invitation.email));
    if (Object.keys(form.faults).length > 0) {
      await sendDetails(ports, visit, invitation, form);
      return null;
    }
    const password = await hashPassword(form.password);
    await ports.drafts.keep(uid, { ...form.values, password, totpSecret: newTotpSecret() });
  } else await ports.drafts.drop(uid);
  await visit.reply.redirect(action, 303);
  return null;
}

async function confirm(
  ports: SetUpPorts,
  visit: Visit,
  invitation: Invitation,
  code: string,
  nowMs: number,
): Promise<string | null> {
  const { uid, action } = visit.interaction;
  const draft = await ports.drafts.find(uid);
  if (draft === null) {
    await visit.reply.redirect(action, 303);
    return null;
  }
  const lastStep = stepOfCode(draft.totpSecret, code, nowMs, 0);
  if (lastStep === null) {
    await sendPage(visit.reply, 400, confirmPage(visit.texts, { action, draft, isWrong: true }));
    return null;
  }
  const subject = await keepAccount(ports, invitation, { ...draft, lastStep });
  await ports.drafts.drop(uid);
  if (subject !== null) return subject;
  const { givenName, familyName, email } = draft;
  const values = { givenName, familyName, email };
  await sendDetails(ports, visit, invitation, { values, password: '', faults: { email: 'EMAIL_TAKEN' } });
  return null;
}

/** The account's subject; null when someone else has made an account of a freely chosen e-mail meanwhile. */
async function keepAccount(
  { accounts }: SetUpPorts,
  invitation: Invitation,
  account: Omit<LocalAccount, 'subject'>,
): Promise<string | null> {
  return invitation.email === null ? accounts.add(account) : accounts.keep(account);
}

/** The invitation while it can be used; otherwise the page that says why not, and null. */
async function usableInvitation(ports: SetUpPorts, visit: Visit): Promise<Invitation | null> {
  const { interaction, texts, reply } = visit;
  const invitation = await ports.directory.invitation(interaction.invitation ?? '');
  if (invitation?.state === 'USABLE') return invitation;
  const local = localTextsIn(texts.language);
  const why = local.dead[invitation?.state ?? 'UNKNOWN'];
  await sendPage(reply, 403, noticePage(texts, local.deadTitle, why, local.signInInstead));
  return null;
}

/** Only an invitation to the e-mail itself may set an existing account up anew. */
async function withTakenEmail(
  ports: SetUpPorts,
  invitation: Invitation,
  form: SetUpForm,
): Promise<SetUpForm> {
  if (invitation.email !== null || form.faults.email !== undefined) return form;
  const taken = await ports.accounts.byEmail(form.values.email);
  return taken === null ? form : { ...form, faults: { ...form.faults, email: 'EMAIL_TAKEN' } };
}

async function sendDetails(
  ports: SetUpPorts,
  visit: Visit,
  invitation: Invitation,
  { values, faults }: SetUpForm,
): Promise<FastifyReply> {
  const { email, organizationName } = invitation;
  const replacesAccount = email !== null && (await ports.accounts.byEmail(email)) !== null;
  const { action } = visit.interaction;
  const isFaulty = Object.keys(faults).length > 0;
  return sendPage(
    visit.reply,
    isFaulty ? 400 : 200,
    detailsPage(visit.texts, {
      action,
      organizationName,
      invitedEmail: email,
      replacesAccount,
      values,
      faults,
    }),
  );
}
