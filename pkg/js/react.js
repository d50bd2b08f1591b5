"use client";
// A hook for React: the findings of what is being typed, from a worker.

import { start } from "authlint/worker";
import { useEffect, useState } from "react";

let shared;

/** The findings of a text or a value; those of the text before stay until the new ones are there. */
export function useAuthlint(document, options, engine) {
  const [state, setState] = useState({});
  // What is the same is the same, whether or not it is a new object.
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
