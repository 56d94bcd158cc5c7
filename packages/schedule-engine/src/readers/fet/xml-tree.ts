import { err, ok, type Result } from '@quad/kernel';
import { SaxesParser } from 'saxes';
import { errorOf, type ProblemFault } from '../../problem/fault.ts';

/** An element with its own text and its elements; attributes are not read. */
export type XmlElement = { readonly name: string; text: string; readonly children: XmlElement[] };

/** The root element of a text, or NOT_XML with what is wrong and where. */
export function xmlTree(text: string): Result<XmlElement, ProblemFault[]> {
  const root: XmlElement = { name: '', text: '', children: [] };
  const open = [root];
  const faults: ProblemFault[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    const element: XmlElement = { name, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (part) => {
    const top = open.at(-1);
    if (top !== undefined) top.text += part;
  });
  parser.on('error', ({ message }) => {
    faults.push(
      errorOf('NOT_XML', {
        path: [],
        id: '',
        sentence: `The file is not XML at line and column ${message}; correct it there.`,
      }),
    );
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
  const [top] = root.children;
  if (faults.length > 0) return err(faults.slice(0, 1));
  return ok(top);
}

export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** The trimmed text of a child; empty where there is none. */
export const textOf = (element: XmlElement | undefined, name: string): string =>
  childOf(element, name)?.text.trim() ?? '';

export const textsOf = (element: XmlElement | undefined, name: string): string[] =>
  childrenOf(element, name).map(({ text }) => text.trim());
