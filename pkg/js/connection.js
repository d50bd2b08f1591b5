// The caller's end of a worker: one call at a time, so that aborting a queued call costs nothing.

import { explain, rules } from "./catalogue.js";

/** The functions, and the index of their options argument. */
const FUNCTIONS = { check: 1, complete: 2, convert: 2, diff: 2, fix: 1, hover: 2, markdown: 1, redact: 1 };

/** `engine` returns the message to send before the first call, if any. */
export function connect(port, engine) {
  const waiting = [];
  let running;
  let ready;
  let ended;
  let isHeard = false;

  const prepare = () => {
    ready ??= engine === undefined ? Promise.resolve() : engine().then((module) => port.send({ module }));
    // The next call tries again.
    return ready.catch((error) => {
      ready = undefined;
      throw error;
    });
  };

  const next = () => {
    if (running !== undefined) return;
    running = waiting.shift();
    if (running === undefined) return port.rest?.();
    try {
      const { name, values } = running;
      port.send({ name, values });
    } catch (error) {
      finish("reject", error);
    }
  };

  const finish = (how, value) => {
    const call = running;
    running = undefined;
    call?.[how](value);
    next();
  };

  const receive = ({ value, error }) => {
    isHeard = true;
    if (error === undefined) finish("resolve", value);
    else finish("reject", Object.assign(new Error(error.message), { name: error.name }));
  };

  /** A worker that fails before its first answer has never started. */
  const fail = (error, isEnd = !isHeard) => {
    if (isEnd) ended ??= error;
    const calls = [running, ...waiting.splice(0)];
    running = undefined;
    for (const call of calls) call?.reject(error);
  };

  const call = async (name, values) => {
    const place = FUNCTIONS[name];
    const { signal, ...options } = values[place] ?? {};
    if (signal !== undefined) values = [...values.slice(0, place), options];
    signal?.throwIfAborted();
    await prepare();
    signal?.throwIfAborted();
    if (ended !== undefined) throw ended;
    return new Promise((resolve, reject) => {
      const entry = { name, values, resolve, reject };
      if (signal !== undefined) onAbort(signal, entry);
      waiting.push(entry);
      next();
    });
  };

  const onAbort = (signal, entry) => {
    const { resolve, reject } = entry;
    const abort = () => {
      const index = waiting.indexOf(entry);
      if (index >= 0) waiting.splice(index, 1);
      reject(signal.reason);
    };
    // A signal may outlive the call.
    const settled = (settle) => (value) => {
      signal.removeEventListener("abort", abort);
      settle(value);
    };
    signal.addEventListener("abort", abort);
    Object.assign(entry, { resolve: settled(resolve), reject: settled(reject) });
  };

  prepare().catch(() => {});
  const calls = Object.keys(FUNCTIONS).map((name) => [name, (...values) => call(name, values)]);
  const connection = {
    ...Object.fromEntries(calls),
    // Loaded here, because bundlers keep a worker in one file.
    explain,
    rules,
    /** Terminates the worker; pending calls are rejected. */
    terminate() {
      ended = new Error("the worker of authlint was terminated");
      port.terminate();
      fail(ended);
    },
  };
  return { connection, receive, fail };
}
