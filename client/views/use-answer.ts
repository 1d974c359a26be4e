// An answer of the server for a view: asked again whenever its key changes; a failure is a sentence.
import { useEffect, useState } from 'preact/hooks';

/** Asks again whenever the key changes; the failure is a sentence. */
export function useAnswer<T>(ask: () => Promise<T>, key: string): { answer: T | null; failed: string | null } {
  const [result, setResult] = useState<{ key: string; answer: T | null; failed: string | null }>({ key: '', answer: null, failed: null });
  useEffect(() => {
    let live = true;
    ask().then((answer) => live && setResult({ key, answer, failed: null }), (error: Error) => live && setResult({ key, answer: null, failed: error.message }));
    return () => { live = false; };
  }, [key]);
  return result.key === key ? result : { answer: result.answer, failed: null };
}
