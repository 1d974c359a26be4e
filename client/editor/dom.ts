// Elements without markup in strings: the editor's own small parts are made by hand, since CodeMirror asks for nodes.

/** An element with attributes and children; a text child stays text. */
export function el<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Readonly<Record<string, string>>, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** An element that is heard and not seen. */
export function heard(attributes: Readonly<Record<string, string>>, text: string): HTMLElement {
  const element = el('div', attributes, text);
  Object.assign(element.style, { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' });
  return element;
}

const namespace = 'http://www.w3.org/2000/svg';
/** A path on a 16-unit box, stroked in the text's colour; `fill` is filled with it. Hidden from readers of the page. */
export function svg(stroke: string, attributes: Readonly<Record<string, string>> = {}, fill = ''): SVGSVGElement {
  const image = document.createElementNS(namespace, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 16 16', 'aria-hidden': 'true', ...attributes })) image.setAttribute(key, value);
  for (const [path, filled] of [[stroke, false], [fill, true]] as const) {
    if (path === '') continue;
    const part = document.createElementNS(namespace, 'path');
    part.setAttribute('d', path);
    part.setAttribute('fill', filled ? 'currentColor' : 'none');
    if (!filled) for (const [key, value] of [['stroke', 'currentColor'], ['stroke-width', '1.7'], ['stroke-linecap', 'round'], ['stroke-linejoin', 'round']] as const) part.setAttribute(key, value);
    image.append(part);
  }
  return image;
}

/** A sentence whose words between backticks are code. */
export const withCode = (sentence: string): (Node | string)[] => sentence.split('`').map((part, at) => (at % 2 === 1 ? el('code', {}, part) : part)).filter((part) => part !== '');
