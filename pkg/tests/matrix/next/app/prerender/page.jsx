"use client";

import * as authlint from "authlint";

import { TEXT } from "../text";

/** Rendered at build time. */
export default function Page() {
  return <p suppressHydrationWarning>{typeof window === "undefined" && authlint.check(TEXT).findings.map(({ rule }) => rule).join(" ")}</p>;
}
