import encodeQR from 'qr';
import { escapeHtml, page } from '../sign-in/layout.ts';
import type { Draft } from './drafts.ts';
import { alert, faultList, input } from './form-parts.ts';
import type { SetUpValues } from './set-up-form.ts';
import { type Field, type FieldFault, type LocalTexts, localTextsIn } from './texts.ts';
import { totpAddress } from './totp.ts';

interface Language {
  readonly language: string;
}

/** E-mail, password and code, with what came of the last attempt. */
export function signInForm(
  texts: LocalTexts,
  options: { readonly action: string; readonly email: string; readonly alert: string | null },
): string {
  return `${options.alert === null ? '' : alert(options.alert)}
<form class="account" method="post" action="${options.action}">
${input(texts, 'email', { autocomplete: 'username', type: 'email', value: options.email })}
${input(texts, 'password', { autocomplete: 'current-password', type: 'password', longest: 400 })}
${input(texts, 'code', { autocomplete: 'one-time-code', isNumber: true, longest: 9, hint: texts.codeHint })}
<button type="submit" name="step" value="sign-in">${escapeHtml(texts.signInButton)}</button>
</form>
<p class="quiet">${escapeHtml(texts.noAccountYet)}</p>`;
}

/** The first page of an invitation: who one is, and a password. */
export function detailsPage(
  language: Language,
  options: {
    readonly action: string;
    readonly organizationName: string;
    /** Null when the invitation names nobody in particular: then it is asked for. */
    readonly invitedEmail: string | null;
    readonly replacesAccount: boolean;
    readonly values: SetUpValues;
    readonly faults: Partial<Record<Field, FieldFault>>;
  },
): string {
  const texts = localTextsIn(language.language);
  const { values, faults, invitedEmail } = options;
  const email =
    invitedEmail === null
      ? input(texts, 'email', {
          autocomplete: 'username',
          type: 'email',
          value: values.email,
          fault: faults.email,
        })
      : // Named in the form as well, so that a password manager keeps the two together.
        `<p>${escapeHtml(texts.accountOf)} <strong>${escapeHtml(invitedEmail)}</strong></p><input type="hidden" name="email" autocomplete="username" value="${escapeHtml(invitedEmail)}">`;
  const title = texts.setUpTitle(options.organizationName);
  return page(
    language,
    title,
    `<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(texts.setUpLead)}</p>
${options.replacesAccount ? `<p><strong>${escapeHtml(texts.replaces)}</strong></p>` : ''}${faultList(texts, faults)}
<form class="account" method="post" action="${options.action}">
${email}
${input(texts, 'givenName', { autocomplete: 'given-name', value: values.givenName, fault: faults.givenName, longest: 100 })}
${input(texts, 'familyName', { autocomplete: 'family-name', value: values.familyName, fault: faults.familyName, longest: 100 })}
${input(texts, 'password', { autocomplete: 'new-password', type: 'password', hint: texts.passwordHint, fault: faults.password, longest: 400 })}
${input(texts, 'repeated', { autocomplete: 'new-password', type: 'password', fault: faults.repeated, longest: 400 })}
<button type="submit" name="step" value="details">${escapeHtml(texts.continueButton)}</button>
</form>`,
  );
}

/** The second page: the secret for an authenticator app, confirmed with one code. */
export function confirmPage(
  language: Language,
  options: { readonly action: string; readonly draft: Draft; readonly isWrong: boolean },
): string {
  const texts = localTextsIn(language.language);
  const { draft, action, isWrong } = options;
  const faults: Partial<Record<Field, FieldFault>> = isWrong ? { code: 'WRONG_CODE' } : {};
  const picture = encodeQR(totpAddress(draft.totpSecret, draft.email), 'svg', { ecc: 'medium' });
  const groups = draft.totpSecret.match(/.{1,4}/g)?.join(' ') ?? '';
  return page(
    language,
    texts.confirmTitle,
    `<h1>${escapeHtml(texts.confirmTitle)}</h1>
${faultList(texts, faults)}
<ol>${texts.confirmSteps.map((step) => `<li>${escapeHtml(step)}</li>`).join('')}</ol>
<div class="picture">${picture.replace('<svg ', `<svg role="img" aria-label="${escapeHtml(texts.pictureLabel)}" `)}</div>
<p>${escapeHtml(texts.secretLabel)}: <code>${groups}</code></p>
<form class="account" method="post" action="${action}">
${input(texts, 'code', { autocomplete: 'one-time-code', isNumber: true, longest: 9, hint: texts.codeHint, fault: faults.code })}
<button type="submit" name="step" value="confirm">${escapeHtml(texts.finishButton)}</button>
</form>
<form class="again" method="post" action="${action}"><button type="submit" name="step" value="again">${escapeHtml(texts.againButton)}</button></form>`,
  );
}
