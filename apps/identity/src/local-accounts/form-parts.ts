import { escapeHtml } from '../sign-in/layout.ts';
import type { Field, FieldFault, LocalTexts } from './texts.ts';

interface InputOptions {
  readonly autocomplete: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly value?: string;
  readonly hint?: string;
  readonly fault?: FieldFault | undefined;
  readonly isNumber?: boolean;
  readonly longest?: number;
}

/** A labelled field with its hint and, when there is one, what is wrong with it. */
export function input(texts: LocalTexts, name: Field, options: InputOptions): string {
  const { hint, fault, value = '', type = 'text', longest = 254 } = options;
  const described = [
    ...(fault === undefined ? [] : [`${name}-fault`]),
    ...(hint === undefined ? [] : [`${name}-hint`]),
  ];
  const attributes = [
    `id="${name}" name="${name}" type="${type}" required maxlength="${longest}"`,
    `autocomplete="${options.autocomplete}"`,
    ...(value === '' ? [] : [`value="${escapeHtml(value)}"`]),
    ...(options.isNumber === true ? ['inputmode="numeric"'] : []),
    ...(fault === undefined ? [] : ['aria-invalid="true"']),
    ...(described.length === 0 ? [] : [`aria-describedby="${described.join(' ')}"`]),
  ];
  return `<div><label for="${name}">${escapeHtml(texts.fields[name])}</label>${
    fault === undefined
      ? ''
      : `<span class="fault" id="${name}-fault">${escapeHtml(texts.faults[fault])}</span>`
  }${hint === undefined ? '' : `<small id="${name}-hint">${escapeHtml(hint)}</small>`}<input ${attributes.join(' ')}></div>`;
}

/** Said at once to who cannot see the page. */
export function alert(text: string): string {
  return `<p class="alert" role="alert">${escapeHtml(text)}</p>`;
}

/** What is wrong, with a way to each field. */
export function faultList(texts: LocalTexts, faults: Partial<Record<Field, FieldFault>>): string {
  const all = Object.entries(faults) as [Field, FieldFault][];
  if (all.length === 0) return '';
  const lines = all.map(
    ([field, fault]) =>
      `<a href="#${field}">${escapeHtml(texts.fields[field])}</a>: ${escapeHtml(texts.faults[fault])}`,
  );
  return `<div class="alert" role="alert"><strong>${escapeHtml(texts.faultsTitle)}</strong><br>${lines.join('<br>')}</div>`;
}
