import * as authlint from "authlint";

import { TEXT } from "./text";
import { Client } from "./client";

export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <>
      <p id="server">{authlint.check(TEXT).findings.map(({ rule }) => rule).join(" ")}</p>
      <Client />
    </>
  );
}
