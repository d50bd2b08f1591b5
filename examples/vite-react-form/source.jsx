import { useAuthlint } from "authlint/react";
import React, { useState } from "react";

/** The same as text, checked off the main thread. */
export function Source() {
  const [text, setText] = useState('{ "UserPoolConfigs": { "SignInMethod": "EMIAL" } }');
  const { report, error, isPending } = useAuthlint(text, { operation: "create" });
  return (
    <section aria-busy={isPending}>
      <textarea aria-label="Configuration" rows={4} cols={60} value={text} onChange={({ target }) => setText(target.value)} />
      {error && <p role="alert">{error.message}</p>}
      <ul id="findings">
        {report?.findings.map(({ rule, pointer, start, message }, index) => (
          <li key={index} data-rule={rule} data-pointer={pointer}>
            {start.line}:{start.column} {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
