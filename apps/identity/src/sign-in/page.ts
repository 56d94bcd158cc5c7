import type { SignInChoice } from '../directory.ts';
import { signInForm } from '../local-accounts/pages.ts';
import { localTextsIn } from '../local-accounts/texts.ts';
import { escapeHtml, page } from './layout.ts';
import type { Texts } from './texts.ts';

export interface Picking {
  readonly text: string;
  readonly choices: readonly SignInChoice[];
  readonly hasMore: boolean;
}

export interface AccountForm {
  readonly email: string;
  readonly alert: string | null;
}

/** The page on which one signs in: with an account, or by picking a demo person, or either. */
export function signInPage(
  texts: Texts,
  options: {
    readonly action: string;
    /** Null where names cannot be picked, or nobody is there to be. */
    readonly picking: Picking | null;
    /** Null where nobody has an account, and a demo person can be picked. */
    readonly form: AccountForm | null;
  },
): string {
  const { action, picking, form } = options;
  const local = localTextsIn(texts.language);
  if (form === null) {
    const list = picking === null ? '' : pickingPart(texts, action, picking);
    return page(texts, texts.title, `<h1>${escapeHtml(texts.title)}</h1>\n${list}`);
  }
  const account = signInForm(local, { action, ...form });
  const parts =
    picking === null
      ? account
      : `<section><h2>${escapeHtml(local.withAccount)}</h2>\n${account}</section>
<h2>${escapeHtml(local.asDemo)}</h2>\n${pickingPart(texts, action, picking)}`;
  return page(texts, local.signInTitle, `<h1>${escapeHtml(local.signInTitle)}</h1>\n${parts}`);
}

function pickingPart(texts: Texts, action: string, { text, choices, hasMore }: Picking): string {
  const nobody = text === '' ? texts.nobodyAtAll : texts.nobody;
  const list = choices.length === 0 ? `<p>${escapeHtml(nobody)}</p>` : byDistrict(texts, action, choices);
  return `<p>${escapeHtml(texts.lead)}</p>
<form class="search" method="get" action="${action}" role="search">
<label>${escapeHtml(texts.searchLabel)}<input type="search" name="text" value="${escapeHtml(text)}" autocomplete="off" maxlength="100"></label>
<button type="submit">${escapeHtml(texts.searchButton)}</button>
</form>
<p class="quiet" role="status">${escapeHtml(texts.count(choices.length))}${hasMore ? `. ${escapeHtml(texts.more)}` : ''}${
    text === '' ? '' : ` <a href="${action}">${escapeHtml(texts.showAll)}</a>`
  }</p>
${list}`;
}

function byDistrict(texts: Texts, action: string, choices: readonly SignInChoice[]): string {
  const districts = Map.groupBy(choices, (choice) => choice.districtId);
  return [...districts.values()]
    .map((people) => {
      const name = people[0]?.districtName ?? '';
      return `<section><h2>${escapeHtml(name)}</h2>
<form method="post" action="${action}"><ul>
${people.map((person) => choice(texts, person)).join('\n')}
</ul></form></section>`;
    })
    .join('\n');
}

function choice(texts: Texts, person: SignInChoice): string {
  const roles = (person.roles.length === 0 ? [person.role] : person.roles).map(texts.role).join(', ');
  return `<li><button type="submit" name="subject" value="${escapeHtml(person.subject)}">
<span class="name">${escapeHtml(texts.signInAs(person.displayName))}</span>
<span class="quiet">${escapeHtml(roles)} · ${escapeHtml(person.organizationName)}</span></button></li>`;
}
