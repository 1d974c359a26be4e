// The size of an element, followed as it changes.
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** In pixels, without borders; 0 × 0 until it is laid out. */
export function useSize(box: RefObject<HTMLElement>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => setSize((before) => (before.width === element.clientWidth && before.height === element.clientHeight ? before : { width: element.clientWidth, height: element.clientHeight }));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return size;
}

/** Whether the page is as narrow as a phone: then rows are cards. */
export function usePhone(): boolean {
  const [phone, setPhone] = useState(() => matchMedia('(max-width: 760px)').matches);
  useLayoutEffect(() => {
    const narrow = matchMedia('(max-width: 760px)');
    const turn = (): void => setPhone(narrow.matches);
    narrow.addEventListener('change', turn);
    return () => narrow.removeEventListener('change', turn);
  }, []);
  return phone;
}
