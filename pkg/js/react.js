"use client";
// A React hook: the findings of a text that is being edited, from a worker.

import { start } from "authlint/worker";
import { useEffect, useState } from "react";

let shared;

/** The findings of a text or a value; the previous ones stay until the new ones are ready. */
export function useAuthlint(document, options, engine) {
  const [state, setState] = useState({});
  // Compare by content, not by identity.
  const question = JSON.stringify([document, options]);
  useEffect(() => {
    const abort = new AbortController();
    const settle = (outcome) => {
      if (!abort.signal.aborted) setState({ ...outcome, question });
    };
    const ask = async () => {
      engine ??= shared ??= start();
      settle({ report: await engine.check(document, { ...options, signal: abort.signal }), document });
    };
    ask().catch((error) => settle({ error }));
    return () => abort.abort();
  }, [question, engine]);
  return { report: state.report, document: state.document, error: state.error, isPending: state.question !== question };
}
