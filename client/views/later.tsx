// A part of the page that is loaded when it is first shown, so that the first sight waits for nothing it does not need.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const loaded = new Map<() => Promise<ComponentType>, ComponentType>();

/** Shows what `load` gives (a function that stays the same), a sentence until then, and a way to try again when it fails. */
export function Later({ load, what }: { load: () => Promise<ComponentType>; what: string }) {
  const [Part, show] = useState<ComponentType | null>(() => loaded.get(load) ?? null);
  const [failed, setFailed] = useState(false);
  const [tries, again] = useState(0);
  useEffect(() => {
    if (Part) return;
    let live = true;
    setFailed(false);
    load().then((part) => { loaded.set(load, part); if (live) show(() => part); }, () => { if (live) setFailed(true); });
    return () => { live = false; };
  }, [tries]);
  if (Part) return <Part />;
  return (
    <main class="main" aria-label={what}>
      <div class="centred"><div role="status">{failed ? <>{what} could not be loaded. Check that Pacta is running. <button type="button" class="link" onClick={() => again(tries + 1)}>Try again</button></> : `Loading ${what}…`}</div></div>
    </main>
  );
}
